// Financing: a customer of Mikrofonden, or an investor in it (C15).
import { localDate } from '../values/local-date.ts'
import { municipalityCode } from '../values/municipality-code.ts'
import { ore } from '../values/ore.ts'
import { reference } from '../values/record-id.ts'
import { line, oneOf } from '../values/text.ts'
import { countedKind, field, optional, type RecordOf } from './kind.ts'

const roles = ['customer', 'investor'] as const

export const financing = countedKind('financing', {
  role: field(oneOf(roles), { section: 'about' }),
  date: field(localDate, { section: 'when' }),
  contactId: optional(reference('contact'), { section: 'who' }),
  name: field(line(), { section: 'who', personal: true }),
  amount: optional(ore, { section: 'about' }),
  municipality: optional(municipalityCode, { section: 'where' }),
})
export type Financing = RecordOf<typeof financing>

// What a record is called in a list: its contacts, its name or its title, else what kind it is.
import type { AnyRecord } from '../../domain/records/kinds.ts'
import type { RecordWords } from '../../domain/records/words/words.ts'
import type { Contacts } from './contacts.ts'

/** `on`: the contact whose own page it stands on, and whose name would say nothing there. */
export function titleOf(
  record: AnyRecord,
  words: RecordWords,
  contacts: Pick<Contacts, 'byId'>,
  on?: string,
): string {
  const values = record as unknown as Record<string, unknown>
  const ids = Array.isArray(values.contactIds) ? (values.contactIds as string[]) : []
  const names = ids.flatMap((id) => {
    const contact = contacts.byId.get(id)
    // Of one who was erased there is no name to say.
    return contact && contact.id !== on ? (contact.record.name ?? []) : []
  })
  if (record.kind === 'session' && on !== undefined && names.length === 0) {
    return words.kinds.session.fields.phase.choices[record.phase] ?? words.kinds.session.one
  }
  if (record.kind === 'session') {
    const group = record.setting ? words.kinds.session.fields.setting.choices[record.setting] : ''
    return names.length > 0 ? names.join(', ') : `${words.kinds.session.one} · ${group.toLowerCase()}`
  }
  const own = values.name ?? values.title ?? values.text
  return typeof own === 'string' && own ? own : names.join(', ') || words.kinds[record.kind].one
}

// The columns of a table as they are read on the screen: their headings, and each value in words.
import { useMemo } from 'react'
import { everyOf } from '../../device/live.ts'
import type { TableRow } from '../../device/table-rows.ts'
import type { KindName } from '../../domain/records/kinds.ts'
import { wordsOf } from '../../domain/records/words/words.ts'
import type { Column } from '../../domain/tables/column.ts'
import type { DayPart } from '../../domain/tables/layout.ts'
import type { LocalDate, Month } from '../../domain/values/local-date.ts'
import { headingOf } from '../../files/columns.ts'
import {
  imported,
  type OwnColumn,
  type TableColumn,
  tableColumns,
  valueIn,
} from '../../files/table-columns.ts'
import { useContacts } from '../records/contacts.ts'
import { useLive, useToday } from '../records/office.tsx'
import { nameOf } from '../records/record-row.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { tablesWords } from '../words/rooms/tables.ts'

export type ShownColumn = TableColumn &
  Column<TableRow> & {
    label: string
    /** What a group's heading says of what its rows share. */
    groupText: (key: string, by: DayPart | undefined) => string
    isNumber: boolean
  }

/** Every column of a kind, in words; names come when contacts have been opened, and are three points until then. */
export function useColumns(kind: KindName): readonly ShownColumn[] {
  const words = useRoomWords(tablesWords)
  const { moments, records: common, detail } = useWords()
  const records = useRecordWords()
  const language = useLanguage()
  const today = useToday()
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  return useMemo(() => {
    const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
    const whole = new Intl.NumberFormat(locale)
    const exact = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 })
    // Each with its öre: under each other they stand in line.
    const kronor = (ore: number) => exact.format(ore / 100)
    const days = new Map<string, string>()
    const day = (value: string): string => {
      let said = days.get(value)
      if (said === undefined) {
        said = moments.shortDay(value as LocalDate, today)
        days.set(value, said)
      }
      return said
    }
    const name = (of: TableColumn['of'], id: string): string => {
      if (id === imported) return words.imported
      if (of === 'member') return nameOf(members ?? [], id) ?? '…'
      const contact = contacts?.byId.get(id)
      return contact ? (contact.record.name ?? detail.erasedPerson) : '…'
    }
    const inWords = (column: TableColumn, value: string | number): string => {
      switch (column.form) {
        case 'minutes':
        case 'number':
        case 'count':
          return whole.format(Number(value))
        case 'money':
          return kronor(Number(value))
        case 'date':
          return day(String(value))
        case 'instant':
          return `${day(String(value).slice(0, 10))} ${moments.clock(String(value).slice(11, 16))}`
        case 'time':
          return moments.clock(String(value))
        case 'switch':
        case 'is-there':
          return value === 'true' ? common.yes : common.no
        case 'names':
          return name(column.of, String(value))
        case 'review':
          return records.reviewStates[value as 'new'] ?? String(value)
        case 'flags':
          return records.flags[value as 'short'] ?? String(value)
        case 'state':
          return words.states[value as 'in'] ?? String(value)
        case 'goals':
          return `${value} ${records.goals[Number(value) as 1] ?? ''}`
        default:
          return wordsOf(records, kind, column.id)?.choices?.[String(value)] ?? String(value)
      }
    }
    return tableColumns(kind).map((column): ShownColumn => {
      const textOf = (value: string | number) => inWords(column, value)
      return {
        ...column,
        label: column.id.startsWith('_')
          ? words.own[column.id as OwnColumn]
          : headingOf(kind, column.id, language),
        valueOf: (row) => valueIn(column, row),
        textOf,
        groupText: (key, by = 'month') => {
          if (key === '') return words.without
          if (column.shape !== 'day') return textOf(key)
          if (by === 'year') return key
          if (by === 'day') return day(key)
          if (by === 'quarter') return words.quarter(Number(key.slice(6)), key.slice(0, 4))
          return moments.month(key as Month)
        },
        isNumber: column.shape === 'number',
      }
    })
  }, [kind, words, moments, common, detail, records, language, today, contacts, members])
}

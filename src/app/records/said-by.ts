// Who said something of a record, on which device, when it happened and when it reached the office.
import { useEffect, useState } from 'react'
import type { Handed } from '../../device/handed.ts'
import type { HistoryLine } from '../../device/live.ts'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { changeWords } from '../words/rooms/changes.ts'
import { useMe, useNow, useOffice } from './office.tsx'
import { readDevices } from './office-calls.ts'
import type { Printing } from './print-value.tsx'
import { nameOf } from './record-row.tsx'

export type SaidBy = {
  who: string
  /** The device's name, where it is known here. */
  where: string | undefined
  at: string
  /** When it reached the office, where that was later than it happened; null while it has not. */
  reached: string | undefined | null
}

/** A minute between saying and arriving is no more than a slow network. */
const onTheWay = 60_000

export function useSaidBy(printing: Printing): (line: HistoryLine) => SaidBy {
  const { detail, moments } = useWords()
  const { here } = useRoomWords(changeWords)
  const me = useMe()
  const now = useNow(60_000)
  const devices = useDeviceNames(me?.role === 'lead')
  return ({ by, at, recvAt }) => {
    const late = recvAt === undefined || Date.parse(recvAt) - Date.parse(at) > onTheWay
    return {
      who:
        by.member === null
          ? detail.imported
          : by.member === me?.member
            ? detail.you
            : (nameOf(printing.members, by.member) ?? detail.someone),
      where: by.device === null ? undefined : by.device === me?.deviceId ? here() : devices.get(by.device),
      at: moments.when(Date.parse(at), now),
      reached: !late ? undefined : recvAt === undefined ? null : moments.when(Date.parse(recvAt), now),
    }
  }
}

const known = new WeakMap<Handed, ReadonlyMap<string, string>>()
const none: ReadonlyMap<string, string> = new Map()

/** The devices' names, which only the office keeps, and tells a lead alone; asked for once, and again when they change. */
export function useDeviceNames(isLead: boolean): ReadonlyMap<string, string> {
  const { handed } = useOffice()
  const [names, setNames] = useState(known.get(handed) ?? none)
  useEffect(() => {
    if (!isLead) return
    let isWanted = true
    const ask = () =>
      void readDevices(handed.fetch).then((read) => {
        if (!read.ok) return
        const found = new Map(read.answer.devices.map(({ id, name }) => [id, name]))
        known.set(handed, found)
        if (isWanted) setNames(found)
      })
    if (!known.has(handed)) ask()
    addEventListener('radslag:devices', ask)
    return () => {
      isWanted = false
      removeEventListener('radslag:devices', ask)
    }
  }, [handed, isLead])
  return names
}

// What a list's code says: the list as this device knows it, without anything of who has signed.
import type { HeldList } from '../../device/attendance.ts'
import type { ListCode } from '../../files/list-code.ts'

export function codeOf({ id, of, title, date, place, languages, noticeVersion, facts }: HeldList): ListCode {
  return {
    ...{ list: id, title, date, languages, noticeVersion, facts },
    ...(of === undefined ? {} : { of }),
    ...(place === undefined ? {} : { place }),
  }
}

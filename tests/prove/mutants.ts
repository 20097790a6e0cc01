// The rules broken on purpose, one by one: each a snippet of src/sync, and what stands there instead («» marks the part).
// What shows itself only where several rare things meet is held by a test that draws nothing by lot instead: what stands on
// a refused write, a stale one after a restore (tests/server/ahead), a device let in as another (tests/device/lost-log).
import type { Fault } from '../simulation/simulation.ts'

export type Mutant = {
  /** What is broken, as one would say it. */
  name: string
  file: string
  /** Found exactly once in the file, or the proof fails; what stands between « and » is replaced. */
  at: string
  instead: string
  /** Faults that it needs to show itself: drawn from the seed when left out. */
  faults?: readonly Fault[]
  /** Events in an office, where what shows it is rare: 400 when left out. */
  steps?: number
}

export const mutants: readonly Mutant[] = [
  {
    name: 'the last writer wins',
    file: 'fold.ts',
    at: 'let heads = «known ? before.heads : [...before.heads, head]»',
    instead: '[head]',
  },
  {
    name: 'what was written over stands again',
    file: 'fold.ts',
    at: 'let gone = «union(before.gone, base)»',
    instead: 'base',
  },
  {
    name: 'a repair does not answer to the name of what it repairs',
    file: 'fold.ts',
    at: 'gone.includes(head.mid) || («head.also !== undefined && gone.includes(head.also)»)',
    instead: 'false',
  },
  {
    name: 'an erasure is forgotten when it is folded',
    file: 'fold.ts',
    at: "const erased = «write.op === 'erase' ? union(before.erased ?? [], base) : before.erased»",
    instead: 'before.erased',
    faults: ['erasures'],
  },
  {
    name: 'the office folds each entry by itself',
    file: 'record-after.ts',
    at: 'folded: «fold(before?.folded ?? emptyFold, entry)»',
    instead: 'fold(emptyFold, entry)',
  },
  {
    name: 'a repeated push is taken anew',
    file: 'on-server.ts',
    at: 'const known = «await tx.receipt(mid)»\n    if (known) {',
    instead: 'null',
  },
  {
    name: 'another thing under a known name is taken for the same',
    file: 'on-server.ts',
    at: 'if («first === forgotten || first === (await receiptHash(tx, handed.sha256, raw, text))»)',
    instead: 'true',
    faults: ['poison'],
  },
  {
    name: 'anyone may do anything',
    file: 'on-server.ts',
    at: 'return «not ? refused([not]) : whole»',
    instead: 'whole',
    faults: ['poison'],
  },
  {
    name: 'a record changes its kind',
    file: 'on-server.ts',
    at: 'if («record && record.type !== mutation.type»)',
    instead: 'false',
    faults: ['poison'],
  },
  {
    name: 'an erasure covers only what stands, not what was written over',
    file: 'on-server.ts',
    at: 'isAgain ? [] : «[...known.heads.map((head) => head.mid), ...known.gone]»',
    instead: 'known.heads.map((head) => head.mid)',
    faults: ['erasures'],
  },
  {
    name: 'bodies are not emptied by an erasure',
    file: 'on-server.ts',
    at: 'await tx.emptyBodies(kept.rec, «covered»)',
    instead: '{}',
    faults: ['erasures'],
  },
  {
    name: 'a stale phone brings back what was erased',
    file: 'on-server.ts',
    at: '.filter((name) => «wouldBringBack(before, name, base[name] ?? [])»)',
    instead: 'false',
    faults: ['erasures'],
  },
  {
    name: 'an erasure is not shown to the device that wrote the record',
    file: 'on-server.ts',
    at: "by: «kept.op === 'erase' ? erasedFor(by, record) : by»,",
    instead: 'by',
    faults: ['erasures'],
  },
  {
    name: 'an erasure is not shown to a device that has another name now',
    file: 'page.ts',
    at: "(op === 'erase' && «was.includes(by.device)»)",
    instead: 'false',
    faults: ['erasures', 'clones'],
    steps: 1_500,
  },
  {
    name: 'everybody reads the erasure of a signature',
    file: 'page.ts',
    at: 'return mayRead(«role», type) || ',
    instead: "op === 'erase' ? 'lead' : role",
    faults: ['erasures'],
  },
  {
    name: 'a newer version is refused for good',
    file: 'on-server.ts',
    at: 'if («mutation.schema > schema»)',
    instead: 'false',
    faults: ['versions'],
  },
  {
    name: 'what waited for an upgrade waits for ever',
    file: 'taken-again.ts',
    at: 'return «parsed.ok && parsed.mutation.schema <= schema»',
    instead: 'false',
    faults: ['versions'],
  },
  {
    name: 'a place in another log is taken for good',
    file: 'page.ts',
    at: 'return «witness === request.cursorHash»',
    instead: 'true',
    faults: ['forgotten-restores'],
  },
  {
    name: 'the cursor moves to the head, whatever was read',
    file: 'page.ts',
    at: 'const cursor = «rows.at(-1)?.seq ?? request.cursor»',
    instead: 'head.seq',
  },
  {
    name: 'everybody is shown everything',
    file: 'page.ts',
    at: 'return «mayRead(role, type)» || ',
    instead: 'true',
  },
  {
    name: 'an adviser is not shown what she wrote herself',
    file: 'page.ts',
    at: 'const own = by.device !== null && («by.device === id» || ',
    instead: 'false',
  },
  {
    name: 'a tablet is not told of erasures',
    file: 'page.ts',
    at: "if (role === 'tablet') return «own && op === 'erase'»",
    instead: 'false',
    faults: ['erasures'],
  },
  {
    name: 'what a deletion had not seen is not said',
    file: 'shown.ts',
    at: 'deleted && deletion.some((head) => head.value === true && «hasUnseen(folded, head)»)',
    instead: 'false',
  },
  {
    name: 'approved stays approved, whatever is changed',
    file: 'shown.ts',
    at: 'if (approved && review.some((head) => «hasUnseen(folded, head)»))',
    instead: 'false',
  },
  {
    name: 'a late reply moves the place (no compare-and-set)',
    file: 'on-device.ts',
    at: 'const unmoved =\n    «now.epoch === request.epoch && now.cursor === request.cursor && now.cursorHash === request.cursorHash»',
    instead: 'true',
  },
  {
    name: 'a stream goes on after another tab has read on',
    file: 'on-device.ts',
    at: 'place: now, reset: false, more: true, stands: «false»',
    instead: 'true',
  },
  {
    name: 'answers of another log are believed',
    file: 'on-device.ts',
    at: 'isBelieved = ({ seq = 0 }: Result) => «unmoved || (reply.epoch === now.epoch && seq > now.cursor)»',
    instead: 'true || seq',
    faults: ['restores'],
    steps: 1_500,
  },
  {
    name: 'nobody misses what a forgotten restore has lost',
    file: 'on-device.ts',
    at: 'if («!read.has(mutation.mid)») return true',
    instead: 'false',
    faults: ['forgotten-restores'],
  },
  {
    name: 'nothing goes back after a restore',
    file: 'on-device.ts',
    at: "=> «status !== 'erased'»\n",
    instead: 'false',
    faults: ['restores'],
  },
  {
    name: 'what was sent is kept for 90 days and no longer, backup or none',
    file: 'on-device.ts',
    at: 'seq <= «Math.min(durableSeq, cursor)»',
    instead: 'Number.POSITIVE_INFINITY',
    faults: ['restores', 'clocks'],
  },
  {
    name: 'a clock that jumps throws away what was sent',
    file: 'on-device.ts',
    at: 'const age = «Math.min(now - at, serverNow - heard)»',
    instead: 'now - at',
    faults: ['restores', 'clocks'],
  },
  {
    name: 'the device keeps what was erased in what it sent',
    file: 'on-device.ts',
    at: 'return «isStale && set[name] !== null»',
    instead: 'false',
    faults: ['erasures'],
  },
  {
    name: 'the device keeps what was erased in what it read',
    file: 'on-device.ts',
    at: "«entry.op !== 'erase' && erasure.base[name]?.includes(entry.mid)»",
    instead: 'false',
    faults: ['erasures'],
  },
  {
    name: 'what is answered and not yet read back is not in the view',
    file: 'on-device.ts',
    at: '«sent.seq !== undefined && sent.seq > cursor» && sent.status',
    instead: 'false',
  },
  {
    name: 'while another log is read, what only that has answered is not shown',
    file: 'on-device.ts',
    at: '«refolding || !mayRead(role, type)» ? 0 : cursor',
    instead: '!mayRead(role, type)',
    faults: ['restores'],
  },
  {
    name: 'let in again in another role, a device reads on where it was',
    file: 'on-device.ts',
    at: '): boolean => «before.deviceId !== now.deviceId || before.role !== now.role»',
    instead: 'false',
    faults: ['roles'],
  },
]

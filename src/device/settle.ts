// What the office refused and its author lets be: it stays in the office's quarantine, and asks for nobody here any more.
import type { Memory } from './database.ts'

export const settle = ({ memory }: { memory: Memory }, mid: string): Promise<number> =>
  memory.sent.update(mid, { settled: 1 })

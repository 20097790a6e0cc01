// The reader as the page speaks with it: one question at a time; stopped by letting it go.

import { openShown } from '../../device/sealed-rows.ts'
import type { Office } from '../records/office.tsx'
import { trustedWorker } from '../ui/trusted-worker.ts'
import readerAddress from './reader.worker.ts?worker&url'
import type { Answer, KnownHere, Question } from './talk.ts'

type Step = (done: number, of: number) => void

export class Reader {
  #worker: Worker | null = null
  #stop: (() => void) | null = null

  /** Asks, and gives the answer; null when it was stopped meanwhile. */
  ask<A extends Answer['is']>(
    question: Question,
    _answer: A,
    step?: Step,
  ): Promise<Extract<Answer, { is: A | 'unreadable' }> | null> {
    const worker = this.#open()
    return new Promise((resolve, reject) => {
      this.#stop = () => resolve(null)
      worker.onerror = (event) => reject(new Error(event.message || 'the reader stopped'))
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.is === 'step') step?.(data.done, data.of)
        else resolve(data as Extract<Answer, { is: A | 'unreadable' }>)
      }
      worker.postMessage(question, question.ask === 'open' ? [question.bytes] : [])
    })
  }

  /** Tells it what the office has, a part at a time: a wait between them leaves the page free. */
  async know({ memory, sealer }: Office, step: Step): Promise<void> {
    const rows = await memory.shown.toArray()
    const worker = this.#open()
    for (let from = 0; from < rows.length; from += 250) {
      if (this.#worker !== worker) return
      step(from, rows.length)
      const opened = await Promise.all(rows.slice(from, from + 250).map((row) => openShown(sealer, row)))
      const records = opened.map(
        ({ record, deleted, arrived, heads, made }): KnownHere => ({
          record: record as unknown as KnownHere['record'],
          deleted: deleted === 1,
          arrived,
          heads,
          made,
        }),
      )
      worker.postMessage({ ask: 'know', records } satisfies Question)
    }
  }

  /** Lets it go, with everything it holds. */
  stop(): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#stop?.()
    this.#stop = null
  }

  #open(): Worker {
    this.#worker ??= new Worker(trustedWorker(readerAddress), { type: 'module' })
    return this.#worker
  }
}

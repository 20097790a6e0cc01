// One connection that only listens: to what the other instances, and the command line, have written.
import pg from 'pg'

export const channel = 'radslag'

export class Ears {
  readonly #to: pg.ClientConfig
  readonly #self: string
  readonly #told = new Set<() => void>()
  #client: pg.Client | null = null
  #again: NodeJS.Timeout | null = null
  #pause = 500
  #closed = false

  constructor(to: pg.ClientConfig, self: string) {
    this.#to = to
    this.#self = self
    void this.#listen()
  }

  add(wrote: () => void): () => void {
    this.#told.add(wrote)
    return () => this.#told.delete(wrote)
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({ ...this.#to, application_name: 'radslag listens' })
    let isOver = false
    const over = () => {
      if (isOver) return
      isOver = true
      client.end().catch(() => undefined)
      if (this.#closed) return
      this.#again = setTimeout(() => void this.#listen(), this.#pause)
      this.#pause = Math.min(this.#pause * 2, 15_000)
    }
    client.on('error', over)
    client.on('end', over)
    client.on('notification', ({ payload }) => {
      if (payload !== this.#self) for (const wrote of this.#told) wrote()
    })
    this.#client = client
    try {
      await client.connect()
      await client.query(`LISTEN ${channel}`)
      this.#pause = 500
      // What was said while nobody listened.
      for (const wrote of this.#told) wrote()
    } catch {
      over()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#again) clearTimeout(this.#again)
    await this.#client?.end().catch(() => undefined)
  }
}

// The bare page that our own start is held beside: React, Dexie, a form with its check, the latest twenty; nothing else.
import Dexie from 'dexie'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { useForm } from 'react-hook-form'
import { z } from 'zod'

const db = new Dexie('hello')
db.version(1).stores({ records: 'id,updatedAt,[year+goal]' })
const latest = db.table('records').orderBy('updatedAt').reverse().limit(20).toArray() // asked for before React draws

const schema = z.object({
  municipality: z.enum(['Örebro', 'Nora', 'Kumla']),
  date: z.iso.date(),
  minutes: z.coerce.number().int().min(5).max(600),
  notes: z.string().max(5_000),
})

function Form() {
  const { register, handleSubmit, setError, formState } = useForm()
  /** @param {Record<string, unknown>} values */
  const save = async (values) => {
    const checked = schema.safeParse(values)
    if (checked.success)
      await db
        .table('records')
        .put({ ...checked.data, id: crypto.randomUUID(), updatedAt: new Date().toISOString() })
    else
      for (const { path, message } of checked.error.issues) setError(String(path[0] ?? 'date'), { message })
  }
  return (
    <form onSubmit={handleSubmit(save)}>
      {Object.keys(schema.shape).map((field) => (
        <label key={field}>
          {field}
          <input {...register(field)} />
          {String(formState.errors[field]?.message ?? '')}
        </label>
      ))}
      <button type="submit">Spara</button>
    </form>
  )
}

function App() {
  const [rows, setRows] = useState(/** @type {any[]} */ ([]))
  const [open, setOpen] = useState(false)
  useEffect(() => void latest.then(setRows), [])
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        Ny
      </button>
      {open && <Form />}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <b>{row.municipality}</b> {row.date}
            <br />
            {String(row.notes ?? '').slice(0, 80)}
          </li>
        ))}
      </ul>
    </>
  )
}

const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(<App />)

Object.assign(globalThis, {
  hello: (/** @type {object[]} */ records) => db.table('records').bulkPut(records),
})

// A file made in the page, given to the browser to save.
const types = {
  csv: 'text/csv;charset=utf-8',
  jsonl: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export function saveFile(name: string, format: keyof typeof types, bytes: ArrayBuffer): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: types[format] }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after this; it is let go when it surely has.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

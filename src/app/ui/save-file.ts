// A file made in the page, given to the browser to save, or to the phone to share.
const types = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  pdf: 'application/pdf',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

type Format = keyof typeof types

export function saveFile(name: string, format: Format, content: ArrayBuffer | string): void {
  const address = URL.createObjectURL(new Blob([content], { type: types[format] }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads it after this; it is let go when it surely has.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const asShared = (name: string, format: Format, content: string): ShareData => ({
  files: [new File([content], name, { type: types[format] })],
})

/** Whether this device can hand a file to its own ways of sharing: to another phone in the room, to a message. */
export const canShareFile = (name: string, format: Format): boolean => {
  try {
    return navigator.canShare?.(asShared(name, format, '')) ?? false
  } catch {
    return false
  }
}

/** False when the person let it be. */
export const shareFile = (name: string, format: Format, content: string): Promise<boolean> =>
  navigator.share(asShared(name, format, content)).then(
    () => true,
    () => false,
  )

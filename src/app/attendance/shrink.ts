// A photo made small enough to send over any line: scaled and packed in the browser, nothing of where it was taken left.
import { mostPhotoBytes } from '../../device/attendance.ts'

/** The longest side first tried, and the least at which a list's names can still be read. */
const sides = [1800, 1500, 1200, 1000] as const
const qualities = [0.8, 0.65, 0.5, 0.4] as const

export type Shrunk =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; because: 'not-read' | 'too-large' }

/** The picture drawn anew as a JPEG of at most 300 kB: where and when the camera took it does not follow. */
export async function shrunk(file: Blob): Promise<Shrunk> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return { ok: false, because: 'not-read' }
  try {
    for (const side of sides) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height))
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(picture.width * scale))
      canvas.height = Math.max(1, Math.round(picture.height * scale))
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
      for (const quality of qualities) {
        const packed = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
        if (packed && packed.size <= mostPhotoBytes)
          return { ok: true, bytes: new Uint8Array(await packed.arrayBuffer()) }
      }
    }
    return { ok: false, because: 'too-large' }
  } finally {
    picture.close()
  }
}

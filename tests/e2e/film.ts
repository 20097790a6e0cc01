// Pictures of codes as a film that a browser's pretended camera shows: each held for a while, round and round.
import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** What starts a browser that sees the film instead of a room. */
export const cameraArguments = (path: string): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${path}`,
]

/** Draws the pictures with any page, grey around them. */
export async function film(page: Page, pictures: readonly Buffer[], path: string): Promise<void> {
  const side = 640
  const head = `YUV4MPEG2 W${side} H${side} F10:1 Ip A1:1 C420jpeg\n`
  const parts: Buffer[] = [Buffer.from(head)]
  for (const picture of pictures) {
    const light = await page.evaluate(
      async ([png, size]) => {
        const bytes = Uint8Array.from(atob(png as string), (c) => c.charCodeAt(0))
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        const canvas = document.createElement('canvas')
        canvas.width = size as number
        canvas.height = size as number
        const context = canvas.getContext('2d') as CanvasRenderingContext2D
        context.fillStyle = '#888'
        context.fillRect(0, 0, canvas.width, canvas.height)
        const scale = (0.8 * canvas.width) / Math.max(image.width, image.height)
        const [w, h] = [image.width * scale, image.height * scale]
        context.drawImage(image, (canvas.width - w) / 2, (canvas.height - h) / 2, w, h)
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
        let text = ''
        for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i] ?? 0)
        return btoa(text)
      },
      [picture.toString('base64'), side] as const,
    )
    const frame = [Buffer.from('FRAME\n'), Buffer.from(light, 'base64'), Buffer.alloc((side * side) / 2, 128)]
    for (let held = 0; held < 6; held++) parts.push(...frame)
  }
  writeFileSync(path, Buffer.concat(parts))
}

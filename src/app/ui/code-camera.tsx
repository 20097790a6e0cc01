// The camera as the app sees it: a square to hold a code in, and every code that it reads.
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import './code-camera.css'

export type CameraTrouble = 'none' | 'denied' | 'busy'

type Reader = (frame: ImageData) => string | null

/** The picture is never kept, nor sent anywhere: a frame is looked at and forgotten. */
export function CodeCamera({
  label,
  starting,
  onCode,
  onTrouble,
}: {
  label: string
  /** Shown until the camera has its first picture. */
  starting: ReactNode
  onCode: (text: string) => void
  onTrouble: (trouble: CameraTrouble) => void
}) {
  const video = useRef<HTMLVideoElement>(null)
  const [ready, setReady] = useState(false)
  const read = useEffectEvent(onCode)
  const fail = useEffectEvent(onTrouble)
  useEffect(() => {
    let stop = () => {}
    let wanted = true
    const begin = async () => {
      const [stream, reader] = await Promise.all([cameraStream(), codeReader()])
      const view = video.current
      stop = () => {
        for (const track of stream.getTracks()) track.stop()
      }
      if (!wanted || !view) return stop()
      view.srcObject = stream
      await view.play()
      setReady(true)
      watch(view, reader, () => wanted, read)
    }
    begin().catch((problem: unknown) => wanted && fail(troubleOf(problem)))
    return () => {
      wanted = false
      stop()
    }
  }, [])
  return (
    <div className="code-camera">
      <video ref={video} className="code-camera-view" aria-label={label} muted playsInline />
      {ready ? (
        <span className="code-camera-square" aria-hidden="true" />
      ) : (
        <p className="code-camera-wait">{starting}</p>
      )}
    </div>
  )
}

const cameraStream = (): Promise<MediaStream> => {
  if (!navigator.mediaDevices?.getUserMedia) throw new DOMException('no camera', 'NotFoundError')
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } }
  return navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', ...size } })
}

function troubleOf(problem: unknown): CameraTrouble {
  const name = (problem as { name?: string } | null)?.name ?? ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none'
}

/** Fetched when a camera is opened; one reader for every browser, so that what is read does not depend on which. */
async function codeReader(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js')
  return (frame) => {
    try {
      return decodeQR(frame)
    } catch {
      return null // no code in this picture
    }
  }
}

/** Looks at a picture at a time, the middle square of it, as often as it can without holding the page. */
function watch(
  view: HTMLVideoElement,
  reader: Reader,
  isWanted: () => boolean,
  read: (text: string) => void,
): void {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const look = () => {
    if (!isWanted() || !context) return
    const side = Math.min(view.videoWidth, view.videoHeight)
    if (side > 0) {
      const drawn = Math.min(side, 640)
      canvas.width = drawn
      canvas.height = drawn
      const [x, y] = [(view.videoWidth - side) / 2, (view.videoHeight - side) / 2]
      context.drawImage(view, x, y, side, side, 0, 0, drawn, drawn)
      const text = reader(context.getImageData(0, 0, drawn, drawn))
      if (text !== null) read(text)
    }
    setTimeout(look, 40)
  }
  look()
}

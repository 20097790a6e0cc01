// A QR code, drawn as one path; its maker is fetched when one is to be shown.
import { useEffect, useState } from 'react'
import './qr-code.css'
import { qrPath } from './qr-path.ts'

type Drawn = { path: string; size: number }

export function QrCode({
  text,
  label,
  size = 208,
  correction = 'medium',
}: {
  text: string
  label: string
  size?: number | undefined
  /** How much of it may be unreadable; low for one that is shown again and again. */
  correction?: 'low' | 'medium' | undefined
}) {
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  useEffect(() => {
    let wanted = true
    import('qr').then(({ default: encodeQR }) => {
      const squares = encodeQR(text, 'raw', { ecc: correction, border: 1 })
      if (wanted) setDrawn({ path: qrPath(squares), size: squares.length })
    })
    return () => {
      wanted = false
    }
  }, [text, correction])
  const margin = 3 // beside the one it brings: readers need four of white around it
  const whole = (drawn?.size ?? 33) + 2 * margin
  return (
    <svg
      className="qr-code"
      width={size}
      height={size}
      viewBox={`${-margin} ${-margin} ${whole} ${whole}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      {drawn && <path d={drawn.path} />}
    </svg>
  )
}

// Where somebody signs with a finger or a pen: strokes as they are drawn, and drawn again from what was kept.
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import {
  type Point,
  padWidth,
  type Stroke,
  type Strokes,
  strokeOf,
  strokesToPath,
  strokeToPath,
} from '../../domain/values/strokes.ts'
import { names } from '../ui/names.ts'

export function SignaturePad({
  strokes,
  label,
  hint,
  describedBy,
  wrong,
  onStroke,
}: {
  strokes: Strokes
  label: string
  /** Stands in the pad until something is drawn. */
  hint: string
  describedBy?: string | undefined
  wrong: boolean
  /** A finger was lifted: its stroke, as it is kept. */
  onStroke: (stroke: Stroke) => void
}) {
  const pad = useRef<SVGSVGElement>(null)
  const live = useRef<SVGPathElement>(null)
  const drawing = useRef<{ pointer: number; points: Point[] } | null>(null)
  const [begun, setBegun] = useState(false)
  const [shape, setShape] = useState(0.4)
  useEffect(() => {
    const place = pad.current
    if (!place) return
    const measure = () => {
      const { width, height } = place.getBoundingClientRect()
      if (width > 0 && height > 0) setShape(height / width)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(place)
    measure()
    return () => observer.disconnect()
  }, [])
  const { box } = strokesToPath(strokes)
  // Turned to a lower pad, what was drawn is shown whole, smaller, and goes on in the same numbers.
  const scale = Math.max(1, (box.y + box.height + 6) / (padWidth * shape), (box.x + box.width) / padWidth)
  const width = padWidth * scale

  const pointsIn = (event: PointerEvent<SVGSVGElement>): Point[] => {
    const place = event.currentTarget.getBoundingClientRect()
    const { nativeEvent } = event
    // All that the finger passed between two pictures, where the browser tells.
    const between = nativeEvent.getCoalescedEvents?.() ?? []
    const perPixel = width / place.width
    return (between.length > 0 ? between : [nativeEvent]).map(
      ({ clientX, clientY }) =>
        [(clientX - place.left) * perPixel, (clientY - place.top) * perPixel] as const,
    )
  }
  const down = (event: PointerEvent<SVGSVGElement>) => {
    // One finger at a time: a hand that rests on the glass draws nothing.
    if (drawing.current || event.button > 0) return
    event.currentTarget.setPointerCapture?.(event.pointerId)
    drawing.current = { pointer: event.pointerId, points: pointsIn(event) }
    setBegun(true)
    draw()
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current?.pointer !== event.pointerId) return
    drawing.current.points.push(...pointsIn(event))
    draw()
  }
  /** Lifted, or taken away: a turned tablet or a notification ends the stroke, and what was drawn of it stands. */
  const up = (event: PointerEvent<SVGSVGElement>) => {
    if (drawing.current?.pointer !== event.pointerId) return
    const stroke = strokeOf(drawing.current.points)
    drawing.current = null
    live.current?.setAttribute('d', '')
    if (stroke.length >= 2) onStroke(stroke)
  }
  // Past React: a stroke under the finger must not wait for anything.
  const draw = () => live.current?.setAttribute('d', strokeToPath(strokeOf(drawing.current?.points ?? [])))

  const isEmpty = strokes.length === 0
  useEffect(() => {
    if (isEmpty && !drawing.current) setBegun(false)
  }, [isEmpty])
  return (
    <div className={names('sign-pad', wrong && 'sign-pad-wrong')}>
      <svg
        ref={pad}
        className="sign-pad-area"
        viewBox={`0 0 ${width} ${width * shape}`}
        preserveAspectRatio="xMinYMin meet"
        role="img"
        aria-label={label}
        aria-describedby={describedBy}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        {strokes.map((stroke, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place; they are only added and taken off at the end
          <path key={i} className="sign-ink" d={strokeToPath(stroke)} />
        ))}
        <path ref={live} className="sign-ink" />
      </svg>
      {isEmpty && !begun && (
        <p className="sign-pad-hint" aria-hidden="true">
          {hint}
        </p>
      )}
    </div>
  )
}

// How far along: a bar, with a mark where the pace would have it.
import './bar.css'
import { names } from './names.ts'

export type Mood = 'ahead' | 'near' | 'behind'

export type BarProps = {
  value: number
  /** The whole bar; 0 or nothing draws it full of nothing. */
  max: number
  /** Where the pace would have it, in the same measure. */
  pace?: number | null | undefined
  mood?: Mood | undefined
  size?: 'small' | 'large' | undefined
  /** What it says to those who listen; without it, words beside it say the same. */
  label?: string | undefined
  /** `128 av 150`. */
  valueText?: string | undefined
  onDeep?: boolean | undefined
}

/** A share of the whole in percent, from 0 to 100. */
export const shareOf = (value: number, max: number): number =>
  max > 0 ? Math.round(Math.min(1, Math.max(0, value / max)) * 10_000) / 100 : 0

export function Bar({ value, max, pace, mood = 'ahead', size, label, valueText, onDeep }: BarProps) {
  return (
    <div
      className={names('bar', `bar-${mood}`, size && `bar-${size}`, onDeep && 'bar-on-deep')}
      {...(label
        ? {
            role: 'meter',
            'aria-label': label,
            'aria-valuemin': 0,
            'aria-valuemax': Math.max(max, value),
            'aria-valuenow': value,
            'aria-valuetext': valueText,
          }
        : { 'aria-hidden': true })}
    >
      <span className="bar-fill" style={{ width: `${shareOf(value, max)}%` }} />
      {pace != null && pace > 0 && pace < max && (
        <span className="bar-pace" style={{ left: `${shareOf(pace, max)}%` }} />
      )}
    </div>
  )
}

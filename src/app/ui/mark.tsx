// The product's mark: a round table with eight at it, one of them speaking.
import './mark.css'

const seats = Array.from({ length: 8 }, (_, n) => {
  const angle = ((n - 2) * Math.PI) / 4
  return { x: 24 + 17 * Math.cos(angle), y: 24 + 17 * Math.sin(angle), speaks: n === 0 }
})

export function Mark({ size = 32 }: { size?: number | undefined }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <circle className="mark-table" cx="24" cy="24" r="8" />
      {seats.map((seat) => (
        <circle
          key={`${seat.x} ${seat.y}`}
          className={seat.speaks ? 'mark-seat mark-speaks' : 'mark-seat'}
          cx={seat.x}
          cy={seat.y}
          r="4.2"
        />
      ))}
    </svg>
  )
}

// The two words that both screens show, so that two people can tell it is the same.
import './two-words.css'
import './visually-hidden.css'

export function TwoWords({
  words: [first, second],
  label,
}: {
  words: readonly [string, string]
  label: string
}) {
  return (
    <p className="two-words" lang="sv">
      <span className="visually-hidden">{label}: </span>
      <span>{first}</span> <span>{second}</span>
    </p>
  )
}

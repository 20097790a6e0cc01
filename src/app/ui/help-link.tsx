// From a screen right to the task in the guide that is about it.
import { guideWords } from '../words/rooms/guide.ts'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import './help-link.css'
import { useRoomWords } from './words.tsx'

/** `to`: the page and its task, as `ledare/las-aret-och-skicka-rapporten`; a test sees that it is there. */
export function HelpLink({ to }: { to: string }) {
  const words = useRoomWords(guideWords)
  return (
    <Link className="help-link" href={`/hjalp/${to}`}>
      <Icon name="info" size={20} />
      {words.howTo}
    </Link>
  )
}

// Draws what a page of the guide says: paragraphs, steps, notes and pictures.
import { Fragment, useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { names } from '../ui/names.ts'
import { useRoomWords } from '../ui/words.tsx'
import { guideWords } from '../words/rooms/guide.ts'
import type { Block, Inline } from './guide-page.ts'

/** What is read never changes places, so each part is known by its own. */
const placed = <T,>(of: readonly T[]) => of.map((part, at) => ({ key: String(at), part }))

export function Blocks({ of }: { of: readonly Block[] }) {
  return placed(of).map(({ key, part: block }) => {
    if (block.is === 'picture') return <Picture key={key} {...block} />
    if (block.is === 'words') {
      return (
        <p key={key}>
          <Line of={block.of} />
        </p>
      )
    }
    if (block.is === 'note') {
      return (
        <p key={key} className="guide-note">
          <Icon name="info" size={20} />
          <span>
            <Line of={block.of} />
          </span>
        </p>
      )
    }
    const Items = block.is === 'steps' ? 'ol' : 'ul'
    return (
      <Items key={key} className={`guide-${block.is}`}>
        {placed(block.of).map((item) => (
          <li key={item.key}>
            <Line of={item.part} />
          </li>
        ))}
      </Items>
    )
  })
}

function Line({ of }: { of: readonly Inline[] }) {
  return placed(of).map(({ key, part }) => (
    <Fragment key={key}>{typeof part === 'string' ? part : <Part {...part} />}</Fragment>
  ))
}

function Part(part: Exclude<Inline, string>) {
  const { words } = part
  if (part.is === 'link') return <Link href={`/hjalp/${part.to}`}>{words}</Link>
  if (part.is === 'button') return <strong>{words}</strong>
  if (part.is === 'key') return <kbd>{words}</kbd>
  if (part.is === 'code') return <code>{words}</code>
  return <em>{words}</em>
}

/** A picture keeps its place before it comes; one that cannot be had says what it would show. */
function Picture({ source, words, width, height }: Extract<Block, { is: 'picture' }>) {
  const { notHere } = useRoomWords(guideWords)
  const [isLost, setLost] = useState(false)
  if (isLost) {
    return (
      <p className="guide-note">
        <Icon name="cloud-off" size={20} />
        <span>
          {notHere} {words}
        </span>
      </p>
    )
  }
  return (
    <img
      className={names('guide-picture', height > width && 'guide-picture-tall')}
      src={source}
      alt={words}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      onError={() => setLost(true)}
    />
  )
}

// Hjälp: the user guide inside the app, without network: what there is to read, by role, and one task at a time.
import { useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { useMe } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Link } from '../ui/link.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Columns, Stack } from '../ui/stack.tsx'
import { useLanguage, useRoomWords } from '../ui/words.tsx'
import { guideWords } from '../words/rooms/guide.ts'
import { type Guide, guideIn, type PageName, pagesFor, plain } from './guide.ts'
import './guide.css'
import { Blocks } from './guide-blocks.tsx'
import type { GuideTask } from './guide-page.ts'

export default function GuideScreen() {
  const words = useRoomWords(guideWords)
  const guide = useGuide()
  const [location] = useLocation()
  const [, , name = '', id] = location.split('/')
  if (!guide) {
    return (
      <Screen title={words.title}>
        <Skeleton />
      </Screen>
    )
  }
  const page = Object.hasOwn(guide, name) ? guide[name as PageName] : undefined
  const place = page?.sections.findIndex((one) => one.id === id) ?? -1
  const task = page?.sections[place]
  return task ? (
    <Task key={location} guide={guide} page={name as PageName} task={task} place={place} />
  ) : (
    <Contents guide={guide} first={page && (name as PageName)} />
  )
}

function useGuide(): Guide | null {
  const language = useLanguage()
  const [guide, setGuide] = useState<Guide | null>(null)
  useEffect(() => {
    let isWanted = true
    void guideIn[language]().then((found) => isWanted && setGuide(found.guide))
    return () => {
      isWanted = false
    }
  }, [language])
  return guide
}

/** Everything there is to read, narrowed as it is typed; her own role's page first, or the one that was asked for. */
function Contents({ guide, first }: { guide: Guide; first: PageName | undefined }) {
  const words = useRoomWords(guideWords)
  const role = useMe()?.role
  const [query, setQuery] = useState('')
  const order = pagesFor(role)
  const pages = first ? [first, ...order.filter((one) => one !== first)] : order
  const searched = useMemo(
    () =>
      new Map(
        Object.values(guide).flatMap((page) => page.sections.map((one) => [one, plain(one).toLowerCase()])),
      ),
    [guide],
  )
  const asked = query.trim().toLowerCase()
  const found = pages
    .map((name) => ({
      name,
      tasks: guide[name].sections.filter((one) =>
        asked.split(/\s+/).every((word) => searched.get(one)?.includes(word)),
      ),
    }))
    .filter(({ tasks }) => tasks.length > 0)
  const count = found.reduce((sum, { tasks }) => sum + tasks.length, 0)
  return (
    <Screen title={words.title}>
      <Stack gap={5}>
        <SearchInput label={words.search} value={query} onChange={setQuery} found={count} />
        {count === 0 && (
          <EmptyState picture="search" title={words.noneFound}>
            {words.noneFoundWords}
          </EmptyState>
        )}
        <Columns least="large">
          {found.map(({ name, tasks }) => (
            <Section key={name} title={guide[name].title}>
              <Stack gap={3}>
                {asked === '' && <Blocks of={guide[name].intro} />}
                <TaskLinks page={name} tasks={tasks} />
              </Stack>
            </Section>
          ))}
        </Columns>
      </Stack>
    </Screen>
  )
}

function TaskLinks({
  page,
  tasks,
  current,
}: {
  page: PageName
  tasks: readonly GuideTask[]
  current?: string
}) {
  return (
    <ul className="guide-tasks">
      {tasks.map(({ id, title }) => (
        <li key={id}>
          <Link
            className="guide-task"
            href={`/hjalp/${page}/${id}`}
            aria-current={id === current ? 'page' : undefined}
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** One task: its steps and pictures, and the way to the next. */
function Task({
  guide,
  page,
  task,
  place,
}: {
  guide: Guide
  page: PageName
  task: GuideTask
  place: number
}) {
  const words = useRoomWords(guideWords)
  const { title, sections } = guide[page]
  const next = sections[place + 1]
  return (
    <Screen title={task.title} eyebrow={title} back={{ label: words.back, to: '/hjalp' }}>
      <div className="guide">
        <article className="guide-text">
          <Blocks of={task.blocks} />
          {next && (
            <p className="guide-next">
              {words.next} <Link href={`/hjalp/${page}/${next.id}`}>{next.title}</Link>
            </p>
          )}
        </article>
        <nav className="guide-beside" aria-label={title}>
          <TaskLinks page={page} tasks={sections} current={task.id} />
        </nav>
      </div>
    </Screen>
  )
}

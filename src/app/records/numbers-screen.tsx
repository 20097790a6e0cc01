// A room that shows a side of the numbers: which stretch of which programme, asked for at its head; or why there is nothing.
import type { ReactNode } from 'react'
import type { TargetsNow } from '../../device/live.ts'
import { Banner } from '../ui/banner.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useWords } from '../ui/words.tsx'
import { type Asked, PeriodChooser, useAsked, usePeriodName } from './period.tsx'
import { Screen } from './screen.tsx'
import { useTargets } from './use-targets.ts'

/** What each side of the numbers is drawn from. */
export type Side = { shown: TargetsNow; asked: Asked }

export function NumbersScreen({
  title,
  lead,
  only,
  children,
}: {
  title: string
  /** Over the title, with the name of the stretch. */
  lead: (period: string) => string
  only?: 'years'
  children: (side: Side) => ReactNode
}) {
  const { targets } = useWords()
  const asked = useAsked()
  const shown = useTargets(asked)
  const period = usePeriodName(asked)
  return (
    <Screen
      wide
      title={title}
      eyebrow={lead(period)}
      tools={asked && <PeriodChooser asked={asked} {...(only ? { only } : {})} />}
    >
      {!asked || shown === undefined ? (
        <Skeleton />
      ) : shown === null ? (
        <EmptyState picture="table" title={targets.noProgramme}>
          {targets.noProgrammeWords}
        </EmptyState>
      ) : (
        <Stack gap={4}>
          {shown.stale && <Banner mood="info" title={targets.recounting} />}
          {children({ shown, asked })}
        </Stack>
      )}
    </Screen>
  )
}

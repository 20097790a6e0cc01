// Workshop: what numbers say.
import { Bar } from '../ui/bar.tsx'
import { Card } from '../ui/card.tsx'
import { CumulativeChart } from '../ui/charts/cumulative-chart.tsx'
import { PaceBar } from '../ui/charts/pace-bar.tsx'
import { ShareBar } from '../ui/charts/share-bar.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { GoalList, GoalRow } from '../ui/goal-row.tsx'
import { Hero } from '../ui/hero.tsx'
import { Section } from '../ui/section.tsx'
import { Stack } from '../ui/stack.tsx'
import { useWords } from '../ui/words.tsx'
import { Sample } from './sample.tsx'

function TheHero() {
  const { targets } = useWords()
  return (
    <Hero
      title={targets.ofYear('Rådgivningar', 2026)}
      aside={targets.objective(1)}
      number="128"
      of={targets.outOf(150)}
      bar={{ value: 128, max: 150, pace: 134.4, label: 'Rådgivningar' }}
      foot={targets.paceToday(134)}
      link={{ href: '#top', words: targets.showAll }}
    >
      {[targets.unreviewed(12), targets.unsent(3)].join(' · ')}
    </Hero>
  )
}

const grown = [9, 21, 35, 48, 61, 70, 74, 83, 97, 113, 128]
const before = [8, 19, 30, 44, 57, 66, 69, 80, 93, 108, 126, 148]

/** The charts: a year month by month, money against time, a share, each also at its ends. */
function TheCharts() {
  const { moments } = useWords()
  const pace = Array.from({ length: 12 }, (_, i) => (150 * (i + 1)) / 12)
  return (
    <Stack>
      <CumulativeChart
        says="Rådgivningar 2026"
        months={[...'JFMAMJJASOND']}
        line={{ name: '2026', values: grown }}
        earlier={[{ name: '2025', values: before }]}
        pace={pace}
        paceWords="takt 150"
        gone={0.8}
        print={(value) => moments.number(value)}
      />
      <PaceBar says="Pengar" value={611_200} max={700_000} pace={627_000} paceWords="takt 627 000 kr" />
      <PaceBar says="Över budget" value={710_000} max={700_000} over />
      <ShareBar says="124 av 128" part={124} whole={128} partWords="med information" restWords="4 utan" />
      <ShareBar says="128 av 128" part={128} whole={128} partWords="med information" />
    </Stack>
  )
}

function TheGoals() {
  const { targets } = useWords()
  const { status } = targets
  return (
    <GoalList label={targets.heading}>
      <GoalRow
        name="Startade företag"
        actual={9}
        target={10}
        pace={8.96}
        mood="ahead"
        status={status.ahead}
        href="#top"
      />
      <GoalRow
        part
        name="varav kooperativa"
        actual={6}
        target={7}
        pace={6.3}
        mood="near"
        status={status.near}
        href="#top"
        aside={targets.unreviewed(2)}
      />
      <GoalRow
        name="Ungas företag · Företagarlabbet"
        actual={3}
        target={5}
        pace={4.5}
        mood="behind"
        status={status.behind}
        showStatus
        href="#top"
      />
      <GoalRow
        name="Lokalekonomiska analyser"
        actual={2}
        target={2}
        mood="ahead"
        met
        status={status.met}
        href="#top"
      />
      <GoalRow
        name="Samhällssamtal"
        actual={1}
        target={2}
        pace={1.8}
        mood="behind"
        status={status.behind}
        href="#top"
      />
      <GoalRow
        name="Mikrofonden · nya kunder"
        actual={5}
        target={5}
        mood="ahead"
        met
        status={status.met}
        href="#top"
      />
      <GoalRow name="Medlemskommuner" actual={9} status={status.followed} href="#top" />
    </GoalList>
  )
}

const began = Date.now()
const tenMinutes = 600_000

export function NumbersSamples() {
  const { targets, parts } = useWords()
  return (
    <>
      <Sample of="Hero">
        <TheHero />
      </Sample>
      <Sample of="GoalRow">
        <Section
          title={targets.heading}
          aside={
            <>
              {targets.livelihoods} <b>31</b>
            </>
          }
        >
          <TheGoals />
          <TheCharts />
        </Section>
      </Sample>
      <Sample of="Bar">
        <Card title="Agenda 2030" aside="124 av 128">
          <Stack gap={4}>
            <Bar value={97} max={100} mood="near" label="Agenda 2030" valueText="97 %" />
            <Bar value={0} max={10} pace={5} mood="behind" size="small" label="Noll" />
            <Bar value={12} max={10} pace={5} size="large" label="Över målet" />
          </Stack>
        </Card>
      </Sample>
      <Sample of="Countdown">
        <div className="workshop-row">
          <Countdown until={began + 541_000} whole={tenMinutes} now={Date.now} label={parts.minutesLeft} />
          <Countdown until={began + 48_000} whole={tenMinutes} now={Date.now} label={parts.minutesLeft} />
          <Countdown until={0} whole={tenMinutes} now={Date.now} label={parts.minutesLeft} />
        </div>
      </Sample>
    </>
  )
}

// The practice's strip over every screen: that nothing is kept, the step that is next, and the way out.
import { createContext, use } from 'react'
import { type Practice, type PracticeStep, practiceSteps } from '../../device/practice.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { names } from '../ui/names.ts'
import { useRoomWords } from '../ui/words.tsx'
import { practiceWords } from '../words/rooms/practice.ts'
import './practice.css'

export type Coaching = Pick<Practice, 'contact' | 'goal'> & {
  begun: boolean
  /** In the order that they were done. */
  done: readonly PracticeStep[]
  skipped: readonly PracticeStep[]
  skip: (step: PracticeStep) => void
  again: () => void
  leave: () => void
}

const Coached = createContext<Coaching | null>(null)
export const CoachProvider = Coached.Provider

/** What stands over each screen of the practice. */
export function Coach() {
  const words = useRoomWords(practiceWords)
  const coaching = use(Coached)
  return (
    <section className="practice" aria-label={words.title}>
      <div className="practice-row">
        <p className="practice-mark">{words.mark}</p>
        {coaching && (
          <Button kind="quiet" size="small" onClick={coaching.leave}>
            {words.end}
          </Button>
        )}
      </div>
      {coaching?.begun && <Steps {...coaching} />}
    </section>
  )
}

function Steps({ contact, goal, done, skipped, skip, again }: Coaching) {
  const words = useRoomWords(practiceWords)
  const next = practiceSteps.find((step) => !done.includes(step) && !skipped.includes(step))
  const last = done.at(-1)
  return (
    <>
      <div role="status" className="practice-words">
        {last && (
          <p className="practice-ticked">
            <Icon name="check" size={18} />
            {words.steps[last].done}
          </p>
        )}
        {next ? (
          <p>
            <span className="visually-hidden">
              {words.step(practiceSteps.indexOf(next) + 1, practiceSteps.length)}.{' '}
            </span>
            <b>{words.steps[next].title}.</b> {words.steps[next].words({ contact, goal })}
          </p>
        ) : (
          <p>
            <b>{words.all}</b> {words.allWords}
          </p>
        )}
      </div>
      <div className="practice-row">
        <div className="practice-dots" aria-hidden="true">
          {practiceSteps.map((step) => (
            <span
              key={step}
              className={names(
                'practice-dot',
                done.includes(step) && 'practice-done',
                step === next && 'practice-now',
              )}
            />
          ))}
        </div>
        <Button kind="quiet" size="small" onClick={() => (next ? skip(next) : again())}>
          {next ? words.skip : words.again}
        </Button>
      </div>
    </>
  )
}

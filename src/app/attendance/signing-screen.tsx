// Signing mode: the whole screen for one person at a time, in that person's language, until the adviser's PIN ends it.
import { type ReactNode, useEffect, useState } from 'react'
import { type HeldList, heldList, sign } from '../../device/attendance.ts'
import { leaveSigning } from '../../device/signing-mode.ts'
import { type NoticeText, noticeParts, noticeSaid } from '../../domain/privacy/notice.ts'
import type { SigningLanguage } from '../../domain/records/attendance.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { PinDialog } from '../records/pin-dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { names } from '../ui/names.ts'
import '../ui/scripts.css'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import { signingWords } from '../words/signing/load.ts'
import type { SigningWords } from '../words/signing/sv.ts'
import { mixIn } from './answers.ts'
import { QuestionsStep } from './questions-step.tsx'
import './signing.css'
import { type KeptSigning, useNothingShows, useSigning, useStillness } from './use-signing.ts'
import { WriteStep } from './write-step.tsx'

type Step = 'language' | 'notice' | 'write' | 'thanks'
const steps: readonly Step[] = ['language', 'notice', 'write', 'thanks']

/** `onOut`: the adviser has ended it, and may be shown the list again. */
export default function SigningScreen({ list, onOut }: { list: string; onOut: (list: string) => void }) {
  const office = useOffice()
  const held = useLive(({ memory }) => heldList(memory, list), [list])
  useNothingShows()
  const leave = async () => {
    await leaveSigning(office.memory, list)
    onOut(list)
  }
  // A list that is not here any more cannot be signed: nothing of it is left to guard.
  useEffect(() => {
    if (held === null) void leaveSigning(office.memory, list)
  }, [held, office, list])
  if (!held) return null
  return <Signing held={held} onLeave={() => void leave()} />
}

function Signing({ held, onLeave }: { held: HeldList; onLeave: () => void }) {
  const office = useOffice()
  const all = useAllWords(held.languages)
  const kept = useSigning(office, held.id)
  const { signing, cameBack, change, empty } = kept
  const [chosen, setStep] = useState<Step | undefined>(undefined)
  /** Counts the people, so that nothing of the former one's fields, not even what could be undone, stays. */
  const [person, setPerson] = useState(0)
  /** The language of who has just signed: all else of that person is gone from here. */
  const [thanked, setThanked] = useState<SigningLanguage | undefined>(undefined)
  const step = chosen ?? (cameBack ? 'write' : 'language')
  const next = async () => {
    await empty()
    setPerson((before) => before + 1)
    setStep('language')
  }
  useStillness(office.handed.now, () => void next())
  // A new step begins at its top, read from its heading.
  useEffect(() => {
    window.scrollTo(0, 0)
    if (step !== 'language') document.getElementById('sign-title')?.focus({ preventScroll: true })
  }, [step])
  if (!all || !signing) return null
  const language = step === 'thanks' ? thanked : signing.language
  const words = language && all.get(language)
  if (step === 'language' || !words) {
    const choose = (language: SigningLanguage) => {
      change({ language }, 'once')
      setStep('notice')
    }
    return (
      <Frame held={held} words={null} step="language" onLeave={onLeave}>
        <Languages held={held} all={all} onChoose={choose} />
      </Frame>
    )
  }
  const notice = noticeSaid(words.notice as NoticeText, held.facts, held.date, words.askHere)
  return (
    <Frame
      held={held}
      words={words}
      step={step}
      onLeave={onLeave}
      onNotice={step === 'write' ? () => setStep('notice') : undefined}
    >
      {step === 'notice' && (
        <NoticeStep
          words={words}
          notice={notice}
          onBack={() => void next()}
          onGoOn={() => setStep('write')}
        />
      )}
      {step === 'write' && (
        <WriteStep
          key={person}
          words={words}
          signing={signing}
          change={change}
          save={(row) => saveRow(office, kept, held, row)}
          onBack={() => setStep('notice')}
          onSaved={() => {
            setThanked(signing.language)
            setStep('thanks')
            setPerson((before) => before + 1)
            void empty()
          }}
        />
      )}
      {step === 'thanks' && (
        <QuestionsStep
          key={person}
          words={words}
          onDone={(answers) => {
            mixIn(held.id, answers)
            void next()
          }}
        />
      )}
    </Frame>
  )
}

async function saveRow(
  office: ReturnType<typeof useOffice>,
  { settled }: KeptSigning,
  held: HeldList,
  row: Omit<Parameters<typeof sign>[2], 'noticeVersion'>,
) {
  await settled()
  const saved = await sign(office, held.id, { ...row, noticeVersion: held.noticeVersion })
  if (saved.ok) office.transport.nudge()
  return saved
}

/** Around every step: which meeting this is, how many have signed, and the way out for whoever has the PIN. */
function Frame({
  held,
  words,
  step,
  onLeave,
  onNotice,
  children,
}: {
  held: HeldList
  words: SigningWords | null
  step: Step
  onLeave: () => void
  onNotice?: (() => void) | undefined
  children: ReactNode
}) {
  const { moments } = useWords()
  const room = useRoomWords(attendanceWords)
  const [asking, setAsking] = useState(false)
  return (
    <div className={`sign sign-at-${step}`}>
      <header className="sign-side">
        <div className="sign-about">
          <p className="sign-day">{moments.day(held.date)}</p>
          <h1 className="sign-meeting" dir="auto">
            {held.title}
          </h1>
          {held.place && (
            <p className="sign-place" dir="auto">
              {held.place}
            </p>
          )}
        </div>
        <div className="sign-foot" lang={words?.lang ?? 'sv'}>
          <p className="sign-count">
            <b className="num">{held.signed}</b> <span>{words?.signed ?? room.haveSigned}</span>
          </p>
          {onNotice && words && (
            <button type="button" className="sign-link" onClick={onNotice}>
              {words.noticeTitle}
            </button>
          )}
        </div>
        <button type="button" className="sign-leave" onClick={() => setAsking(true)}>
          <Icon name="lock" size={18} />
          {room.leave}
        </button>
      </header>
      <main
        id="content"
        className="sign-main"
        lang={words?.lang ?? 'sv'}
        dir={words?.dir ?? 'ltr'}
        tabIndex={-1}
      >
        {words && (
          <ol className="sign-steps" aria-hidden="true">
            {steps.map((one) => (
              <li
                key={one}
                className={names('sign-step', steps.indexOf(one) <= steps.indexOf(step) && 'sign-step-past')}
              />
            ))}
          </ol>
        )}
        {children}
      </main>
      {asking && <PinDialog title={room.leaveTitle} onRight={onLeave} onClose={() => setAsking(false)} />}
    </div>
  )
}

function Languages({
  held,
  all,
  onChoose,
}: {
  held: HeldList
  all: ReadonlyMap<SigningLanguage, SigningWords>
  onChoose: (language: SigningLanguage) => void
}) {
  return (
    <div className="sign-languages-step">
      <ul className="sign-languages">
        {held.languages.map((language) => {
          const words = all.get(language)
          return (
            words && (
              <li key={language}>
                <button
                  type="button"
                  className="sign-language"
                  lang={words.lang}
                  dir={words.dir}
                  onClick={() => onChoose(language)}
                >
                  <span className="sign-language-name">{words.name}</span>
                  <span className="sign-language-here">{words.signHere}</span>
                  <span className="sign-arrow">
                    <Icon name="chevron" size={26} />
                  </span>
                </button>
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

function NoticeStep({
  words,
  notice,
  onBack,
  onGoOn,
}: {
  words: SigningWords
  notice: NoticeText
  onBack: () => void
  onGoOn: () => void
}) {
  return (
    <>
      <h2 id="sign-title" className="sign-title" tabIndex={-1}>
        {words.noticeTitle}
      </h2>
      <dl className="sign-notice">
        {noticeParts.map((part) => (
          <div key={part}>
            <dt>{words.noticeLabels[part]}</dt>
            <dd>{notice[part]}</dd>
          </div>
        ))}
      </dl>
      <div className="sign-actions">
        <button type="button" className="sign-button sign-button-quiet" onClick={onBack}>
          <span className="sign-arrow">
            <Icon name="back" />
          </span>
          {words.back}
        </button>
        <button type="button" className="sign-button" onClick={onGoOn}>
          {words.goOn}
          <span className="sign-arrow">
            <Icon name="chevron" />
          </span>
        </button>
      </div>
    </>
  )
}

/** The words of the list's languages; they lie with the page, and are here before anybody has chosen. */
function useAllWords(
  languages: readonly SigningLanguage[],
): ReadonlyMap<SigningLanguage, SigningWords> | undefined {
  const [all, setAll] = useState<ReadonlyMap<SigningLanguage, SigningWords>>()
  const asked = languages.join()
  useEffect(() => {
    let wanted = true
    const chosen = asked.split(',') as SigningLanguage[]
    const read = Promise.all(
      chosen.map(async (one) => {
        const words = await signingWords(one)
        await lettersOf(words.name)
        return [one, words] as const
      }),
    )
    void read.then((found) => wanted && setAll(new Map(found)))
    return () => {
      wanted = false
    }
  }, [asked])
  return all
}

/** The fonts that have a script's letters, here before its name is drawn; a font that does not come is not waited for. */
const lettersOf = (name: string): Promise<unknown> =>
  Promise.race([
    Promise.all(
      fonts.flatMap((font) => [
        document.fonts.load(`400 1em "${font}"`, name),
        document.fonts.load(`700 1em "${font}"`, name),
      ]),
    ).catch(() => {}),
    new Promise((late) => setTimeout(late, 2_000)),
  ])

const fonts = ['Noto Sans Arabic', 'Noto Sans Ethiopic', 'Noto Sans Cyrillic']

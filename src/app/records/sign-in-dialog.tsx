// The lead shows that it is she: a passkey, a printed code, or the first time something to show is made.
import { useEffect, useState } from 'react'
import { dayInStockholm } from '../../domain/values/local-date.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { signInWords } from '../words/rooms/sign-in.ts'
import { useOffice } from './office.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import {
  makeCodes,
  makePasskey,
  type NotSignedIn,
  readSignIn,
  type SignInState,
  signInOptions,
  signInWithCode,
  signInWithPasskey,
  supportsPasskeys,
} from './sign-in-calls.ts'

export type SignInDialogProps = {
  /** Offered, not asked for: it may be left for later. */
  offer?: boolean
  onDone: (signedIn: boolean) => void
}

type Options = Parameters<typeof signInWithPasskey>[1]

export default function SignInDialog({ offer = false, onDone }: SignInDialogProps) {
  const { handed } = useOffice()
  const { parts, moments } = useWords()
  const words = useRoomWords(signInWords)
  const tell = useProblemWords()
  const [state, setState] = useState<SignInState | null>(null)
  const [options, setOptions] = useState<Options | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [typing, setTyping] = useState(false)
  const [problem, setProblem] = useState<NotSignedIn | null>(null)
  const [busy, setBusy] = useState(false)
  const can = supportsPasskeys()
  const isFirst = state?.passkeys.length === 0 && state.codesLeft === 0

  useEffect(() => {
    const ask = async () => {
      const read = await readSignIn(handed.fetch)
      if (!read.ok) return setProblem(read.because)
      setState(read.answer)
      if (read.answer.passkeys.length === 0) return setTyping(true)
      const asked = await signInOptions(handed.fetch)
      if (asked.ok) setOptions(asked.answer)
      else setProblem(asked.because)
    }
    void ask()
  }, [handed])

  const during = async (work: () => Promise<NotSignedIn | null>) => {
    setBusy(true)
    setProblem(null)
    setProblem(await work())
    setBusy(false)
  }
  const show = () =>
    during(async () => {
      if (!options) return null
      const done = await signInWithPasskey(handed.fetch, options)
      if (done.ok) {
        onDone(true)
        return null
      }
      // What was asked is used up: the next try needs another question.
      const again = await signInOptions(handed.fetch)
      setOptions(again.ok ? again.answer : null)
      return done.because
    })
  const make = () =>
    during(async () => {
      const made = await makePasskey(
        handed.fetch,
        words.passkeyName(moments.day(dayInStockholm(handed.now()))),
      )
      if (!made.ok) return made.because
      if (made.answer.codes) setCodes(made.answer.codes)
      else onDone(true)
      return null
    })
  const print = () =>
    during(async () => {
      const made = await makeCodes(handed.fetch)
      if (!made.ok) return made.because
      setCodes(made.answer.codes)
      return null
    })

  const close = () => onDone(codes !== null)
  if (codes) return <RecoveryCodes codes={codes} onClose={() => onDone(true)} />
  return (
    <Dialog
      open
      onClose={close}
      title={isFirst ? words.firstTitle : words.title}
      actions={
        <Button kind="quiet" onClick={close}>
          {offer ? words.later : parts.cancel}
        </Button>
      }
    >
      <Stack gap={4}>
        {!state && !problem && <Skeleton />}
        {problem && <Banner mood="near" urgent title={tell(problem)} />}
        {isFirst && (
          <>
            <p>{words.firstWords}</p>
            {!can && <p className="soft">{words.noPasskeys}</p>}
            {can && (
              <Button size="large" wide busy={busy} onClick={() => void make()}>
                {words.make}
              </Button>
            )}
            <Button kind={can ? 'quiet' : 'primary'} wide disabled={busy} onClick={() => void print()}>
              {words.makeCodes}
            </Button>
          </>
        )}
        {state && !isFirst && (
          <>
            <p>{words.why}</p>
            {!typing && (
              <>
                <Button size="large" wide busy={busy || !options} onClick={() => void show()}>
                  {words.withPasskey}
                </Button>
                <Button kind="quiet" wide onClick={() => setTyping(true)}>
                  {words.withCode}
                </Button>
              </>
            )}
            {typing && (
              <TypeCode
                back={state.passkeys.length > 0 ? () => setTyping(false) : null}
                onDone={() => onDone(true)}
              />
            )}
          </>
        )}
      </Stack>
    </Dialog>
  )
}

function TypeCode({ back, onDone }: { back: (() => void) | null; onDone: () => void }) {
  const { handed } = useOffice()
  const words = useRoomWords(signInWords)
  const tell = useProblemWords()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const go = async () => {
    setBusy(true)
    const done = await signInWithCode(handed.fetch, code)
    setBusy(false)
    if (done.ok) return onDone()
    setWrong(tell(done.because))
    requestAnimationFrame(() => focusField('recovery-code'))
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      <Stack gap={4}>
        <TextInput
          id="recovery-code"
          look="code"
          label={words.code}
          hint={words.codeHint}
          placeholder={words.codeExample}
          error={wrong}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          autoFocus
        />
        <Row>
          <Button type="submit" busy={busy}>
            {words.signIn}
          </Button>
          {back && (
            <Button kind="quiet" onClick={back}>
              {words.back}
            </Button>
          )}
        </Row>
      </Stack>
    </form>
  )
}

/** Why it did not work, in words: those of this room, or those of every call. */
export function useProblemWords(): (because: NotSignedIn) => string {
  const { notDone } = useWords()
  const { problem } = useRoomWords(signInWords)
  return (because) =>
    because in problem ? problem[because as keyof typeof problem] : notDone[because as keyof typeof notDone]
}

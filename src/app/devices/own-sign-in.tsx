// The lead's own ways in: her passkeys, how many printed codes are left, and how more are made.
import { useCallback, useEffect, useState } from 'react'
import { dayInStockholm } from '../../domain/values/local-date.ts'
import { useOffice } from '../records/office.tsx'
import { RecoveryCodes } from '../records/recovery-codes.tsx'
import {
  dropPasskey,
  makeCodes,
  makePasskey,
  type NotSignedIn,
  readSignIn,
  type SignInState,
  signOut,
  supportsPasskeys,
} from '../records/sign-in-calls.ts'
import SignInDialog, { useProblemWords } from '../records/sign-in-dialog.tsx'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Section } from '../ui/section.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { signInWords } from '../words/rooms/sign-in.ts'

/** Read anew when something else on the screen begins or ends: she may have signed in there. */
export function OwnSignIn({ beside }: { beside: boolean }) {
  const { handed } = useOffice()
  const { moments } = useWords()
  const words = useRoomWords(signInWords)
  const tell = useProblemWords()
  const toast = useToast()
  const { freshly, signIn } = useFreshSignIn()
  const [state, setState] = useState<SignInState | null>(null)
  const [offered, setOffered] = useState(false)
  const [asking, setAsking] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const read = useCallback(async () => {
    const answer = await readSignIn(handed.fetch)
    if (answer.ok) setState(answer.answer)
  }, [handed])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done beside it may have signed her in
  useEffect(() => void read(), [read, beside])
  if (!state) return null

  const refuse = (because: NotSignedIn) => toast({ words: tell(because), mood: 'behind' })
  const another = async () => {
    const made = await freshly(() => makePasskey(handed.fetch, words.passkeyName(today)))
    if (made.ok) toast({ words: words.made, mood: 'forest' })
    else refuse(made.because)
    await read()
  }
  const remove = async (id: string) => {
    const done = await freshly(() => dropPasskey(handed.fetch, id))
    if (done.ok) toast({ words: words.removed })
    else refuse(done.because)
    await read()
  }
  const print = async () => {
    setAsking(false)
    const made = await freshly(() => makeCodes(handed.fetch))
    if (made.ok) setCodes(made.answer.codes)
    else refuse(made.because)
    await read()
  }
  const leave = async () => {
    const done = await signOut(handed.fetch)
    toast(done.ok ? { words: words.signedOut } : { words: tell(done.because), mood: 'behind' })
    await read()
  }
  const today = moments.day(dayInStockholm(handed.now()))
  const on = (instant: string) => moments.day(dayInStockholm(Date.parse(instant)))
  const isFirst = state.passkeys.length === 0 && state.codesLeft === 0
  return (
    <Section title={words.own}>
      <Stack gap={3}>
        {isFirst ? (
          <Banner
            mood="near"
            title={words.none}
            actions={
              <Button size="small" onClick={() => setOffered(true)}>
                {words.makeNow}
              </Button>
            }
          >
            {words.noneWords}
          </Banner>
        ) : (
          <>
            <p className="soft">{words.ownWords}</p>
            {state.passkeys.length > 0 && (
              <List label={words.own}>
                {state.passkeys.map(({ id, name, madeAt, usedAt }) => (
                  <ListRow
                    key={id}
                    title={name}
                    detail={`${words.madeOn(on(madeAt))}, ${usedAt ? words.usedOn(on(usedAt)) : words.neverUsed}`}
                    trailing={
                      state.passkeys.length > 1 && (
                        <Button kind="quiet" size="small" onClick={() => void remove(id)}>
                          {words.remove}
                        </Button>
                      )
                    }
                  />
                ))}
              </List>
            )}
            <p>{words.codesLeft(state.codesLeft)}</p>
            <Row>
              {supportsPasskeys() && (
                <Button kind="ghost" size="small" onClick={() => void another()}>
                  {state.passkeys.length > 0 ? words.another : words.make}
                </Button>
              )}
              <Button kind="ghost" size="small" onClick={() => setAsking(true)}>
                {words.newCodes}
              </Button>
              {state.signedIn && (
                <Button kind="quiet" size="small" onClick={() => void leave()}>
                  {words.signOut}
                </Button>
              )}
            </Row>
          </>
        )}
      </Stack>
      {offered && (
        <SignInDialog
          offer
          onDone={() => {
            setOffered(false)
            void read()
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
      <Confirm
        open={asking}
        title={words.newCodesTitle}
        yes={words.newCodes}
        onYes={() => void print()}
        onClose={() => setAsking(false)}
      >
        <p>{words.newCodesWords}</p>
      </Confirm>
      {signIn}
    </Section>
  )
}

// What only the lead in person may do: asked, and when the office wants her passkey first, she shows it and it is asked again.
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'

type Said<T, B> = { ok: true; answer: T } | { ok: false; because: B }

const SignInDialog = lazy(() => import('./sign-in-dialog.tsx'))

export type FreshSignIn = {
  /** Does what is asked; with her passkey in between, where the office wants to see it. */
  freshly: <T, B extends string>(call: () => Promise<Said<T, B>>) => Promise<Said<T, B>>
  /** Stands in the screen that asks. */
  signIn: ReactNode
}

export function useFreshSignIn(): FreshSignIn {
  const [asking, setAsking] = useState<{ done: (signedIn: boolean) => void } | null>(null)
  const freshly = useCallback(async <T, B extends string>(call: () => Promise<Said<T, B>>) => {
    const answer = await call()
    if (answer.ok || answer.because !== 'needs-sign-in') return answer
    const signedIn = await new Promise<boolean>((done) => setAsking({ done }))
    setAsking(null)
    return signedIn ? call() : answer
  }, [])
  const signIn = asking && (
    <Suspense>
      <SignInDialog onDone={asking.done} />
    </Suspense>
  )
  return { freshly, signIn }
}

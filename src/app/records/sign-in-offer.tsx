// Once, when a lead has just come in: the offer to make a passkey, if she has nothing to sign in with.
import { useEffect, useState } from 'react'
import { useOffice } from './office.tsx'
import { readSignIn } from './sign-in-calls.ts'
import SignInDialog from './sign-in-dialog.tsx'

export default function SignInOffer({ onDone }: { onDone: () => void }) {
  const { handed } = useOffice()
  const [offers, setOffers] = useState(false)
  useEffect(() => {
    void readSignIn(handed.fetch).then((read) => {
      const hasNothing = read.ok && read.answer.passkeys.length + read.answer.codesLeft === 0
      if (hasNothing) setOffers(true)
      else onDone()
    })
  }, [handed, onDone])
  return offers ? <SignInDialog offer onDone={onDone} /> : null
}

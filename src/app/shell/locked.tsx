// The door of a locked app: nothing behind it is read until it opens, and a new code from the lead opens it too.
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Memory } from '../../device/database.ts'
import type { Handed } from '../../device/handed.ts'
import { readLock } from '../../device/lock-row.ts'
import { plainSealer } from '../../device/seal.ts'
import { Transport } from '../../device/transport.ts'
import { LockScreen } from '../lock/lock-screen.tsx'
import { OfficeProvider, useMe } from '../records/office.tsx'
import { ToastHost } from '../ui/toast.tsx'

const EnrolScreen = lazy(() => import('../enrol/enrol-screen.tsx'))

export function Locked({
  memory,
  handed,
  onOpen,
}: {
  memory: Memory
  handed: Handed
  onOpen: (key: CryptoKey) => void
}) {
  const [step, setStep] = useState<'locked' | 'enrol' | 'recover'>('locked')
  // What stands here opens nothing and sends nothing: only the code is claimed.
  const office = useMemo(() => {
    const store = { memory, handed, sealer: plainSealer }
    return { ...store, transport: new Transport(store) }
  }, [memory, handed])
  // A code for somebody else: the lock went with who was here before.
  const letIn = async () => ((await readLock(memory)) ? setStep('recover') : location.reload())
  return (
    <OfficeProvider office={office}>
      <ToastHost>
        {step === 'enrol' ? (
          <Suspense>
            <Again onIn={() => void letIn()} />
          </Suspense>
        ) : (
          <LockScreen
            store={office}
            recovering={step === 'recover'}
            onOpen={onOpen}
            onForgot={() => setStep('enrol')}
          />
        )}
      </ToastHost>
    </OfficeProvider>
  )
}

function Again({ onIn }: { onIn: () => void }) {
  const me = useMe()
  return me === undefined ? null : <EnrolScreen me={me} onIn={onIn} />
}

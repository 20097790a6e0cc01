// The page's doorway: the only place in it that makes clock, ids, cipher and network, and hands them in.
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { App } from './app/shell/app.tsx'
import { Barred } from './app/shell/barred.tsx'
import { openAgainWhenTold, staysUnlocked } from './app/shell/still.ts'
import { keepOffline } from './app/shell/update.ts'
import './app/ui/page.css'
import { beginSpeaking } from './app/words/language.ts'
import { type Memory, openMemory, sealerOf } from './device/database.ts'
import type { Handed } from './device/handed.ts'
import { readLock } from './device/lock-row.ts'
import { type Me, readMe } from './device/me.ts'
import type { Sealer } from './device/seal.ts'
import { Transport } from './device/transport.ts'
import { uuidv7 } from './domain/values/record-id.ts'

// Needed once in a device's life.
const wipes = () => import('./device/wipe.ts')
const storeName = 'radslag'

const handed: Handed = {
  now: () => Date.now(),
  id: () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
  at: localTimeWithOffset,
  fetch: (input, init) => fetch(input, init),
  crypto,
  lot: Math.random,
  appVersion: __APP_VERSION__,
}

/** `2026-05-04T13:07:22+02:00`, as this device believes. */
function localTimeWithOffset(): string {
  const now = new Date()
  const offset = -now.getTimezoneOffset()
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19)
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`
}

async function open(): Promise<void> {
  const place = document.getElementById('root')
  if (!place) return
  const root = createRoot(place)
  if (location.pathname === '/raddning') {
    const [{ RescueRoom }] = await Promise.all([import('./app/sync/rescue-room.tsx'), beginSpeaking()])
    return root.render(<RescueRoom name={storeName} handed={handed} />)
  }
  try {
    await start(root)
  } catch (problem) {
    // A store that opens and cannot be read: nothing is deleted, and what is unsent can be taken out.
    console.error(problem)
    root.render(<Barred reason="crashed" />)
  }
}

async function start(root: Root): Promise<void> {
  const [opened] = await Promise.all([
    openMemory(storeName, { letGo: (reason) => root.render(<Barred reason={reason} />) }),
    beginSpeaking(),
  ])
  if (!opened.ok) return root.render(<Barred reason={opened.problem.because} />)
  const { memory } = opened
  // A wipe that was cut short goes on before anything is shown.
  const [wiping, me, lock] = await Promise.all([memory.meta.get('wiping'), readMe(memory), readLock(memory)])
  if (wiping?.value === true) {
    await (await wipes()).wipe(memory, handed)
    return root.render(<Barred reason="wiped" onAction={() => location.assign('/anslut')} />)
  }
  if (me === null) void wipes().then(({ tellIfEmptied }) => tellIfEmptied(handed))
  if (!lock) {
    staysUnlocked()
    return show(root, memory, await sealerOf(memory, crypto), me)
  }
  const [{ Locked }, { lockWhenStill, sealAnew, unlockedSealer, whenAlone }] = await Promise.all([
    import('./app/shell/locked.tsx'),
    import('./app/shell/unlocked.ts'),
  ])
  const unlocked = async (key: CryptoKey) => {
    // A code for somebody else was typed: the lock went with who was here before.
    const still = await readLock(memory)
    if (!still) return location.reload()
    show(root, memory, await unlockedSealer(memory, crypto, key))
    lockWhenStill(still.minutes)
    await whenAlone(() => sealAnew({ memory, handed }, key))
  }
  root.render(
    <StrictMode>
      <Locked memory={memory} handed={handed} onOpen={(key) => void unlocked(key)} />
    </StrictMode>,
  )
}

function show(root: Root, memory: Memory, sealer: Sealer, me?: Me | null): void {
  const transport = new Transport({ memory, sealer, handed })
  root.render(
    <StrictMode>
      <App office={{ memory, sealer, handed, transport, ...(me !== undefined && { me }) }} />
    </StrictMode>,
  )
}

void open()
openAgainWhenTold()
if (import.meta.env.PROD) void keepOffline()

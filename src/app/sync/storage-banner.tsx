// Storage that the browser may clear: said, with the button that asks it not to.
import { useEffect, useState } from 'react'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useToast } from '../ui/toast.tsx'
import { useWords } from '../ui/words.tsx'

export function StorageBanner() {
  const { storage } = useWords()
  const toast = useToast()
  const [kept, setKept] = useState<boolean | null>(null)
  const [full, setFull] = useState(false)
  useEffect(() => {
    void navigator.storage?.persisted?.().then(setKept)
    void navigator.storage
      ?.estimate?.()
      .then(({ usage = 0, quota = 0 }) => setFull(quota > 0 && quota - usage < 20_000_000))
  }, [])
  const ask = async () => {
    const granted = (await navigator.storage?.persist?.()) ?? false
    setKept(granted)
    toast(
      granted
        ? { words: storage.kept, mood: 'forest' }
        : { words: `${storage.refused}. ${storage.refusedWords}`, mood: 'near' },
    )
  }
  return (
    <>
      {full && (
        <Banner mood="behind" title={storage.almostFull}>
          {storage.almostFullWords}
        </Banner>
      )}
      {kept === false && (
        <Banner
          mood="near"
          title={storage.title}
          actions={
            <Button kind="ghost" size="small" onClick={() => void ask()}>
              {storage.ask}
            </Button>
          }
        >
          {storage.words}
        </Banner>
      )}
    </>
  )
}

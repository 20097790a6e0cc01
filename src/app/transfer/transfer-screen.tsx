// Import och export: bring the past along, and take data out; each on this device, with or without network.
import { useState } from 'react'
import { Screen } from '../records/screen.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { transferWords } from '../words/rooms/transfer.ts'
import { Export } from './export.tsx'
import { Import } from './import.tsx'
import './transfer.css'

export default function TransferScreen() {
  const words = useRoomWords(transferWords)
  const [bringing, setBringing] = useState(false)
  return (
    <Screen title={words.title}>
      {/* Once a file is chosen it has the page to itself. */}
      <div className={bringing ? undefined : 'columns columns-large'}>
        <Import onBringing={setBringing} />
        {!bringing && <Export />}
      </div>
    </Screen>
  )
}

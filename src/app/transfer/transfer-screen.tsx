// Import och export: bring the past along, and take data out; each on this device, with or without network.
import { Screen } from '../records/screen.tsx'
import { Columns } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { transferWords } from '../words/rooms/transfer.ts'
import { Export } from './export.tsx'
import { Import } from './import.tsx'
import './transfer.css'

export default function TransferScreen() {
  const words = useRoomWords(transferWords)
  return (
    <Screen title={words.title}>
      <Columns least="large">
        <Import />
        <Export />
      </Columns>
    </Screen>
  )
}

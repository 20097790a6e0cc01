// Kontakter: everybody who is advised, found by a few letters.
import { useDeferredValue, useMemo, useState } from 'react'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { useContacts } from '../records/contacts.ts'
import { LongList } from '../records/record-list.tsx'
import { Screen } from '../records/screen.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ListRow } from '../ui/list.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'

export default function ContactsScreen() {
  const { contacts: words, sessions } = useWords()
  const { type } = useRecordWords().kinds.contact.fields
  const contacts = useContacts()
  const [query, setQuery] = useState('')
  const looked = useDeferredValue(query)
  const found = useMemo(() => contacts?.find(looked, contacts.all.length), [contacts, looked])
  return (
    <Screen
      title={words.title}
      aside={
        <ButtonLink href="/kontakter/ny" kind="ghost" size="small" icon="plus">
          {words.add}
        </ButtonLink>
      }
    >
      <Stack gap={4}>
        <SearchInput
          label={words.search}
          value={query}
          onChange={setQuery}
          found={query ? found?.length : undefined}
        />
        {!found || !contacts ? (
          <Skeleton />
        ) : found.length === 0 ? (
          <EmptyState
            picture={query ? 'search' : 'sprout'}
            title={query ? words.noneFound : words.empty}
            action={
              <ButtonLink href="/kontakter/ny" icon="plus">
                {words.add}
              </ButtonLink>
            }
          >
            {query ? sessions.noneFoundWords : words.emptyWords}
          </EmptyState>
        ) : (
          <LongList label={words.title} things={found}>
            {({ id, record }, place) => (
              <ListRow
                href={`/kontakter/${id}`}
                title={record.name}
                detail={[type.choices[record.type], municipalities[record.municipality]].join(' · ')}
                place={place}
              />
            )}
          </LongList>
        )}
      </Stack>
    </Screen>
  )
}

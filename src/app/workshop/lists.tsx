// Workshop: what is listed and told.
import { useState } from 'react'
import { Button, IconButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Chip } from '../ui/chip.tsx'
import { CodeText } from '../ui/code-text.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { FilterBar, FilterSelect } from '../ui/filter-bar.tsx'
import { Icon } from '../ui/icon.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { TwoWords } from '../ui/two-words.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { changeWords } from '../words/rooms/changes.ts'
import { devicesWords } from '../words/rooms/devices.ts'
import { Sample } from './sample.tsx'

export function Lists() {
  const devices = useRoomWords(devicesWords)
  const { sessions, moments, detail } = useWords()
  const { history, conflict } = useRoomWords(changeWords)
  const { fields } = useRecordWords().kinds.session
  const [municipality, setMunicipality] = useState('1864')
  const municipalities = Object.entries(fields.municipality.choices).map(([value, label]) => ({
    value,
    label,
  }))
  return (
    <>
      <Sample of="FilterBar">
        <FilterBar label={sessions.filters}>
          <FilterSelect
            label={sessions.year}
            value="2026"
            options={[{ value: '2026', label: '2026' }]}
            onChange={() => {}}
          />
          <FilterSelect
            label={sessions.municipality}
            all={sessions.everyMunicipality}
            value={municipality}
            options={municipalities}
            onChange={setMunicipality}
          />
          <FilterSelect
            label={sessions.adviser}
            all={sessions.everyAdviser}
            value=""
            options={[{ value: 'maja', label: 'Maja' }]}
            onChange={() => {}}
          />
        </FilterBar>
      </Sample>
      <Sample of="List">
        <List label={sessions.title}>
          <ListHeading aside={sessions.foundOf(3, 3)}>
            {moments.month('2026-11' as Parameters<typeof moments.month>[0])}
          </ListHeading>
          <ListRow
            href="#top"
            title="Skogsbrynets kooperativ"
            detail={`Ljusnarsberg · ${sessions.participants(9)} · 60 min`}
            meta="23 nov"
            trailing={<Chip mood="near">{sessions.conflict}</Chip>}
          />
          <ListRow href="#top" title="Ateljé Björn" detail="Örebro · 45 min" meta="20 nov" current />
          <ListRow
            href="#top"
            leading={<Icon name="phone" />}
            title="Majas telefon"
            detail={`${devices.active} · ${devices.version('1.0.0')}`}
            trailing={<IconButton icon="more" label={devices.revoke} />}
          />
          <ListRow onClick={() => {}} leading={<Icon name="lock" />} title={devices.revoke} />
        </List>
        <Card padding="none" title={sessions.title}>
          <List inset label={sessions.title}>
            <ListRow href="#top" title="Byakraft Laxå" detail="Laxå · digitalt" meta="18 nov" />
            <ListRow title={detail.notHere} detail={detail.notHereWords} />
          </List>
        </Card>
      </Sample>
      <Sample of="DefinitionList, Timeline">
        <Card title="Skogsbrynets kooperativ">
          <DefinitionList
            items={[
              { term: fields.date.label, value: '23 nov 10.30' },
              { term: fields.channel.label, value: `På plats, ${sessions.participants(9)}` },
              { term: fields.minutes.label, value: '60 min', note: conflict.countsMeanwhile('60 min') },
              {
                term: fields.notes.label,
                value: 'Gick igenom stadgarna.\nDe vill bli sju medlemmar före nyår.',
              },
            ]}
          />
        </Card>
        <Card title={history.title}>
          <Timeline
            label={history.title}
            items={[
              { key: '1', when: '10.42', words: history.created('Maja') },
              {
                key: '2',
                when: '10.51',
                words: history.changed('Lisa', fields.minutes.label, '60 min', '90 min'),
                state: 'odd',
              },
              { key: '3', when: '11.03', words: history.reached('11.03') },
              { key: '4', when: '11.20', words: history.waits, state: 'waiting' },
            ]}
          />
        </Card>
        <Card mood="near" title={conflict.title(fields.minutes.label)}>
          <Stack gap={3}>
            <p>{conflict.words}</p>
            <Row gap={2}>
              <Button kind="ghost" size="small">
                60 min
              </Button>
              <Button kind="ghost" size="small">
                90 min
              </Button>
              <Button kind="ghost" size="small">
                {conflict.other}
              </Button>
            </Row>
          </Stack>
        </Card>
      </Sample>
      <Sample of="DataTable">
        <DataTable
          caption="Budget"
          columns={[
            { key: 'line', label: 'Budgetpost' },
            { key: 'booked', label: 'Bokfört, kr', numeric: true },
          ]}
          rows={[
            { key: '1', cells: { line: 'Lön', booked: '611 200,00' } },
            { key: '2', cells: { line: 'Resor och logi', booked: '41 800,00' }, mood: 'near' },
            { key: '3', cells: { line: 'Externa tjänster', booked: '92 000,00' }, mood: 'behind' },
          ]}
          foot={{ line: 'Summa', booked: '745 000,00' }}
        />
      </Sample>
      <Sample of="CodeText, QrCode, TwoWords">
        <CodeText code="K7QM-2XRD" label={devices.code} />
        <QrCode text="https://radslag.example/#K7QM2XRD" label={devices.qr} />
        <TwoWords words={['hjortron', 'fyr']} label={devices.theWords} />
      </Sample>
    </>
  )
}

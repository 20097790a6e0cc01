// Workshop: buttons, icons and chips.
import { useState } from 'react'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button, ButtonLink, IconButton, IconLink } from '../ui/button.tsx'
import { Chip, ToggleChip } from '../ui/chip.tsx'
import { Icon, iconNames } from '../ui/icon.tsx'
import { Mark } from '../ui/mark.tsx'
import { Pill } from '../ui/pill.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { Row } from '../ui/stack.tsx'
import { useWords } from '../ui/words.tsx'
import { Sample } from './sample.tsx'

const now = Date.parse('2026-11-23T13:02:00Z')

export function Buttons() {
  const { log, detail, parts, state } = useWords()
  const [busy, setBusy] = useState(true)
  const [on, setOn] = useState(true)
  return (
    <>
      <Sample of="Button">
        <Row>
          <Button>{log.save}</Button>
          <Button kind="ghost">{detail.edit}</Button>
          <Button kind="quiet">{parts.cancel}</Button>
          <Button kind="danger" icon="trash">
            {detail.remove}
          </Button>
        </Row>
        <Row>
          <Button busy={busy} onClick={() => setBusy(true)}>
            {log.save}
          </Button>
          <Button disabled>{log.save}</Button>
          <Button kind="ghost" disabled>
            {detail.edit}
          </Button>
          <Button kind="ghost" busy>
            {detail.edit}
          </Button>
        </Row>
        <Row>
          <Button size="small" icon="plus">
            {log.newContact}
          </Button>
          <Button size="small" kind="ghost">
            60 min
          </Button>
          <Button size="small" kind="quiet" iconAfter="chevron">
            {parts.show}
          </Button>
          <Button size="large">{log.save}</Button>
        </Row>
        <ButtonLink href="#top" wide icon="plus">
          {log.title}
        </ButtonLink>
      </Sample>
      <Sample of="IconButton">
        <Row>
          <IconButton icon="back" label={parts.back} />
          <IconButton icon="edit" label={detail.edit} kind="ghost" />
          <IconButton icon="trash" label={detail.remove} kind="danger" />
          <IconButton icon="more" label={parts.moreMenu} disabled />
          <IconLink icon="people" label={log.newContact} href="#top" />
        </Row>
      </Sample>
      <Sample of="Icon, Mark, Spinner">
        <div className="workshop-icons">
          {iconNames.map((name) => (
            <span key={name}>
              <Icon name={name} />
              <small>{name}</small>
            </span>
          ))}
        </div>
        <Row>
          <Mark size={48} />
          <Mark size={24} />
          <Spinner />
          <Spinner size={32} />
        </Row>
      </Sample>
      <Sample of="Chip">
        <Row gap={2}>
          <Chip>Godkänd</Chip>
          <Chip mood="near">Olika uppgifter</Chip>
          <Chip mood="behind" icon="warning">
            Agenda 2030 saknas
          </Chip>
          <Chip mood="sky">Ny</Chip>
          <Chip mood="line">2026</Chip>
          <Chip mood="near" dot>
            Osänd
          </Chip>
        </Row>
        <Row gap={2}>
          <ToggleChip on={on} onChange={setOn}>
            Mina
          </ToggleChip>
          <ToggleChip on={!on} onChange={(off) => setOn(!off)} icon="filter">
            Filter
          </ToggleChip>
          <Chip icon="undo" onClick={() => setOn(!on)}>
            Skogsbrynets kooperativ
          </Chip>
        </Row>
      </Sample>
      <Sample of="ActionBar">
        <ActionBar lead="Blir nummer 129 av 150" aside="Sparas på telefonen">
          <Button kind="quiet">Avbryt</Button>
          <Button>Spara rådgivning</Button>
        </ActionBar>
      </Sample>
      <Sample of="Pill">
        <Row gap={2}>
          <Pill>{state.allSent(now, now)}</Pill>
          <Pill mood="busy">{state.sending(3)}</Pill>
          <Pill mood="waiting" href="#top">
            {state.waitingForNetwork(1)}
          </Pill>
          <Pill mood="waiting">{state.unsentSince(3, now - 86_400_000, now)}</Pill>
          <Pill mood="behind" href="#top">
            {state.needsYou(2)}
          </Pill>
          <Pill mood="waiting">{state.notReadYet}</Pill>
        </Row>
      </Sample>
    </>
  )
}

// Choices as chips: one of them or several; a long list is folded, with what is chosen in front.
import { useRef, useState } from 'react'
import './chip.css'
import { arrowsBetween, type Choice, ChoiceInput, chosenOf, type OneOrMany } from './choice-group.tsx'
import { FieldGroup, type FieldProps, useFieldIds } from './field.tsx'
import { foldedChoices } from './folded-choices.ts'
import { Icon } from './icon.tsx'
import { useWords } from './words.tsx'

export type ChipGroupProps<T extends string | number> = FieldProps &
  OneOrMany<T> & {
    options: readonly Choice<T>[]
    /** How many to show before `Fler …`; all when left out. */
    few?: number | undefined
    /** The words on the button that shows the rest, when `Fler … (9)` will not do: `Alla 12 …`. */
    moreWords?: string | undefined
    /** A second tap lets the only choice go; as when it is optional. */
    clearable?: boolean | undefined
    onBlur?: (() => void) | undefined
  }

export function ChipGroup<T extends string | number>(props: ChipGroupProps<T>) {
  const { label, labelHidden, hint, error, optional, id, name, options, few, moreWords, onBlur } = props
  const { parts } = useWords()
  const ids = useFieldIds({ id, hint, error })
  const group = useRef<HTMLDivElement>(null)
  const chosen = chosenOf(props)
  const values = options.map((option) => option.value)
  // Where they stand is decided when they are folded: a chip that moved under the finger would be missed.
  const [front, setFront] = useState(() => foldedChoices(values, chosen, few ?? values.length).shown)
  const [open, setOpen] = useState(false)
  const folds = few !== undefined && values.length > few + 1
  const shown =
    !folds || open ? values : values.filter((value) => front.includes(value) || chosen.includes(value))
  const inOrder = open
    ? values
    : [...front.filter((value) => shown.includes(value)), ...shown.filter((value) => !front.includes(value))]
  const clearable = (props.clearable ?? optional ?? false) && !props.many

  const unfold = () => {
    setOpen(true)
    requestAnimationFrame(() => {
      const first = values.findIndex((value) => !inOrder.includes(value))
      group.current?.querySelectorAll('input')[first]?.focus()
    })
  }
  const fold = () => {
    setFront(foldedChoices(values, chosen, few ?? values.length).shown)
    setOpen(false)
  }
  return (
    <FieldGroup {...{ ids, label, labelHidden, hint, error, optional }} radios={!props.many}>
      <div className="chip-group" ref={group} {...(props.many ? { onKeyDown: arrowsBetween } : {})}>
        {(folds ? inOrder : values).map((value) => (
          <ChoiceInput
            key={value}
            choice={props}
            of={value}
            group={name ?? ids.control}
            clearable={clearable}
            className="choice-chip"
            onBlur={onBlur}
          >
            {props.many && chosen.includes(value) && <Icon name="check" size={16} />}
            {options.find((option) => option.value === value)?.label}
          </ChoiceInput>
        ))}
        {folds && !open && (
          <button
            type="button"
            className="choice-chip choice-chip-more"
            aria-expanded={false}
            onClick={unfold}
          >
            {moreWords ?? parts.more(values.length - inOrder.length)}
          </button>
        )}
        {folds && open && (
          <button type="button" className="choice-chip choice-chip-more" aria-expanded={true} onClick={fold}>
            {parts.fewer}
          </button>
        )}
      </div>
    </FieldGroup>
  )
}

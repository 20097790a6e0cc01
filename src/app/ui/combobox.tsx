// Finding something by writing a part of it: one or several, or a new one made in place.
import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react'
import './combobox.css'
import { Field, type FieldProps, useFieldIds } from './field.tsx'
import { Icon } from './icon.tsx'
import { names } from './names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useWords } from './words.tsx'

export type Found = { id: string; label: string; detail?: string | undefined }

type OneOrManyFound =
  | { many?: false | undefined; value: Found | null; onChange: (value: Found | null) => void }
  | { many: true; value: readonly Found[]; onChange: (value: Found[]) => void }

export type ComboboxProps = FieldProps &
  OneOrManyFound & {
    /** What to offer for what is written; for nothing written, the likeliest. */
    options: (query: string) => Promise<readonly Found[]> | readonly Found[]
    /** The last row: make a new one of what is written. */
    create?: { words: (query: string) => string; run: (query: string) => void } | undefined
    placeholder?: string | undefined
    onBlur?: (() => void) | undefined
    ref?: Ref<HTMLInputElement> | undefined
  }

export function Combobox(props: ComboboxProps) {
  const { label, labelHidden, hint, error, optional, id, name, options, create, placeholder, onBlur, ref } =
    props
  const { parts } = useWords()
  const ids = useFieldIds({ id, hint, error })
  const list = useId()
  const input = useRef<HTMLInputElement | null>(null)
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [said, setSaid] = useState('')
  const found = useFound(options, query, open)
  const chosen: readonly Found[] = props.many ? props.value : props.value ? [props.value] : []
  const offered = (found ?? []).filter((one) => !chosen.some(({ id: taken }) => taken === one.id))
  const typed = query.trim()
  const creates =
    create && typed !== '' && !offered.some((one) => one.label.toLowerCase() === typed.toLowerCase())
  const rows = offered.length + (creates ? 1 : 0)
  const rowId = (at: number) => `${list}-${at}`

  const shut = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (one: Found) => {
    setQuery('')
    shut()
    setSaid(parts.chosen(one.label))
    if (props.many) props.onChange([...props.value, one])
    else props.onChange(one)
  }
  const remove = (one: Found) => {
    setSaid(parts.removed(one.label))
    if (props.many) props.onChange(props.value.filter((other) => other.id !== one.id))
    else props.onChange(null)
    input.current?.focus()
  }
  const pick = (at: number) => {
    const one = offered[at]
    if (one) choose(one)
    else if (creates && create) {
      setQuery('')
      shut()
      create.run(typed)
    }
  }
  const move = (to: number) => {
    setOpen(true)
    setActive(rows === 0 ? -1 : (to + rows) % rows)
  }
  useEffect(() => {
    if (active >= 0) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, list])

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = chosen.at(-1)
    if (event.key === 'ArrowDown') move(active + 1)
    else if (event.key === 'ArrowUp') move(active < 0 ? rows - 1 : active - 1)
    else if (event.key === 'Enter' && open && active >= 0) pick(active)
    else if (event.key === 'Enter' && open && typed !== '' && rows > 0) pick(0)
    else if (event.key === 'Escape' && (open || query !== '')) {
      if (!open) setQuery('')
      shut()
    } else if (event.key === 'Backspace' && query === '' && last) return remove(last)
    else return
    event.preventDefault()
  }
  const wanted = props.many || chosen.length === 0
  return (
    <Field {...{ ids, label, labelHidden, hint, error, optional }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens only to know that focus has left it */}
      <div
        className="combobox"
        onBlur={(event) => {
          if (event.currentTarget.contains(event.relatedTarget)) return
          shut()
          onBlur?.()
        }}
      >
        <div className={names('control combobox-box', !wanted && 'combobox-full')}>
          {chosen.map((one) => (
            <span className="combobox-chosen" key={one.id}>
              <span className="combobox-chosen-words">
                {one.label}
                {one.detail && !props.many && <span className="combobox-detail"> · {one.detail}</span>}
              </span>
              <button type="button" aria-label={parts.remove(one.label)} onClick={() => remove(one)}>
                <Icon name="close" size={18} />
              </button>
            </span>
          ))}
          <input
            ref={(element) => {
              input.current = element
              if (typeof ref === 'function') ref(element)
              else if (ref) ref.current = element
            }}
            {...ids.aria}
            className="combobox-input"
            id={ids.control}
            name={name}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 ? rowId(active) : undefined}
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
            placeholder={chosen.length === 0 ? placeholder : undefined}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setOpen(true)
              setActive(-1)
              if (!props.many && props.value) props.onChange(null)
            }}
            onClick={() => setOpen(true)}
            onKeyDown={onKeyDown}
          />
          <button
            type="button"
            className="combobox-open"
            tabIndex={-1}
            aria-label={parts.show}
            aria-expanded={open}
            aria-controls={list}
            onClick={() => {
              setOpen(!open)
              input.current?.focus()
            }}
          >
            <Icon name="down" size={20} />
          </button>
        </div>
        <div className="combobox-pop" hidden={!open}>
          <div
            role="listbox"
            id={list}
            aria-label={label}
            aria-multiselectable={props.many ? true : undefined}
          >
            {open &&
              offered.map((one, at) => (
                // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, which names the active row
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
                <div
                  key={one.id}
                  id={rowId(at)}
                  role="option"
                  aria-selected={at === active}
                  className={names('combobox-row', at === active && 'combobox-active')}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(one)}
                >
                  <span>{one.label}</span>
                  {one.detail && <span className="combobox-detail">{one.detail}</span>}
                </div>
              ))}
            {open && creates && (
              // biome-ignore lint/a11y/useFocusableInteractive: as above
              // biome-ignore lint/a11y/useKeyWithClickEvents: as above
              <div
                id={rowId(offered.length)}
                role="option"
                aria-selected={active === offered.length}
                className={names(
                  'combobox-row combobox-create',
                  active === offered.length && 'combobox-active',
                )}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(offered.length)}
              >
                <Icon name="plus" size={20} />
                <span>{create?.words(typed)}</span>
              </div>
            )}
          </div>
          {open && rows === 0 && <p className="combobox-none">{found ? parts.noHits : parts.looking}</p>}
        </div>
        <span role="status">
          <VisuallyHidden>{open && found ? parts.hits(offered.length) : said}</VisuallyHidden>
        </span>
      </div>
    </Field>
  )
}

/** What is found for what is written; null until the first answer. A late answer to an earlier question is dropped. */
function useFound(options: ComboboxProps['options'], query: string, open: boolean): readonly Found[] | null {
  const [found, setFound] = useState<readonly Found[] | null>(null)
  const ask = useRef(options)
  ask.current = options
  useEffect(() => {
    if (!open) return
    let wanted = true
    Promise.resolve(ask.current(query.trim())).then((answer) => {
      if (wanted) setFound(answer)
    })
    return () => {
      wanted = false
    }
  }, [query, open])
  return found
}

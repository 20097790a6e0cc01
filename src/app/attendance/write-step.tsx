// Name and signature, or a mark that the adviser witnesses: what one person writes.
import { useState } from 'react'
import type { Row, Signed, Signing } from '../../device/attendance.ts'
import type { SigningLanguage } from '../../domain/records/attendance.ts'
import { isTooSmall, type Stroke } from '../../domain/values/strokes.ts'
import { mostStrokes } from '../../domain/values/strokes-form.ts'
import { Icon } from '../ui/icon.tsx'
import type { SigningWords } from '../words/signing/sv.ts'
import { SignaturePad } from './signature-pad.tsx'
import type { KeptSigning } from './use-signing.ts'

type Wrong = { field: 'name' | 'organisation' | 'signature' | 'witness' | 'all'; words: string }

export function WriteStep({
  words,
  signing,
  change,
  save,
  onBack,
  onSaved,
}: {
  words: SigningWords
  signing: Signing
  change: KeptSigning['change']
  save: (row: Omit<Row, 'noticeVersion'>) => Promise<Signed>
  onBack: () => void
  onSaved: () => void
}) {
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [witness, setWitness] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const strokes = signing.strokes ?? []
  const name = signing.name ?? ''
  const organisation = signing.organisation ?? ''
  const refuse = (field: Wrong['field'], said: string) => {
    setWrong({ field, words: said })
    requestAnimationFrame(() => document.getElementById(`sign-${field}`)?.focus())
  }
  const add = (stroke: Stroke) => {
    const all = [...strokes, stroke]
    // More is not a signature: what is there stands.
    if (JSON.stringify(all).length > mostStrokes) return
    setWrong((before) => (before?.field === 'signature' ? null : before))
    change({ strokes: all }, 'once')
  }
  const finish = async () => {
    if (name.trim() === '') return refuse('name', words.nameMissing)
    if (witness !== null) {
      if (witness.trim() === '') return refuse('witness', words.witnessMissing)
    } else {
      if (strokes.length === 0) return refuse('signature', words.signatureMissing)
      if (isTooSmall(strokes)) return refuse('signature', words.tooSmall)
    }
    setBusy(true)
    const said = await save({
      // As it was typed, in whatever script: only the blanks around it go.
      name: name.trim(),
      ...(organisation.trim() === '' ? {} : { organisation: organisation.trim() }),
      ...(witness === null ? { signature: strokes } : { witnessedBy: witness.trim() }),
      language: signing.language as SigningLanguage,
    })
    setBusy(false)
    if (said.ok) return onSaved()
    const issue = 'issues' in said.problem ? said.problem.issues[0] : undefined
    const field = issue?.field === 'witnessedBy' ? 'witness' : issue?.field
    if (issue && (field === 'name' || field === 'organisation' || field === 'witness'))
      return refuse(field, issue.because === 'too-long' ? words.tooLong : words.noIdentityNumber)
    refuse('all', words.notSaved)
  }
  const errorOf = (field: Wrong['field']) => (wrong?.field === field ? wrong.words : undefined)
  return (
    <form
      className="sign-form"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void finish()
      }}
    >
      <h2 id="sign-title" className="sign-title" tabIndex={-1}>
        {words.signHere}
      </h2>
      <div className="sign-fields">
        <Text
          id="sign-name"
          label={words.yourName}
          value={name}
          error={errorOf('name')}
          onChange={(typed) => {
            if (wrong?.field === 'name') setWrong(null)
            change({ name: typed }, 'soon')
          }}
        />
        <Text
          id="sign-organisation"
          label={words.organisation}
          value={organisation}
          error={errorOf('organisation')}
          onChange={(typed) => change({ organisation: typed }, 'soon')}
        />
      </div>
      {witness === null ? (
        <div className="sign-draw">
          <p className="sign-label" id="sign-pad-label">
            {words.signature}
          </p>
          <div id="sign-signature" className="sign-draw-area" tabIndex={-1}>
            <SignaturePad
              strokes={strokes}
              label={words.signature}
              hint={words.drawHere}
              describedBy={errorOf('signature') && 'sign-signature-error'}
              wrong={wrong?.field === 'signature'}
              onStroke={add}
            />
            {strokes.length > 0 && (
              <div className="sign-pad-tools">
                <button
                  type="button"
                  className="sign-tool"
                  onClick={() => change({ strokes: strokes.slice(0, -1) }, 'once')}
                >
                  <Icon name="undo" size={18} />
                  {words.undo}
                </button>
                <button type="button" className="sign-tool" onClick={() => change({ strokes: [] }, 'once')}>
                  {words.clear}
                </button>
              </div>
            )}
          </div>
          <Wrongly id="sign-signature-error">{errorOf('signature')}</Wrongly>
        </div>
      ) : (
        <div className="sign-draw sign-witness">
          <p>{words.cannotWords}</p>
          <Text
            id="sign-witness"
            label={words.witness}
            value={witness}
            error={errorOf('witness')}
            onChange={setWitness}
          />
        </div>
      )}
      <div id="sign-all" tabIndex={-1}>
        <Wrongly id="sign-all-error">{errorOf('all')}</Wrongly>
      </div>
      <div className="sign-actions">
        <button type="button" className="sign-button sign-button-quiet" onClick={onBack}>
          <span className="sign-arrow">
            <Icon name="back" />
          </span>
          {words.back}
        </button>
        <button
          type="button"
          className="sign-button sign-button-quiet"
          onClick={() => {
            setWrong(null)
            setWitness(witness === null ? '' : null)
          }}
        >
          {witness === null ? words.cannotSign : words.iCanSign}
        </button>
        <button type="submit" className="sign-button" aria-disabled={busy}>
          {witness === null ? words.sign : words.witnessSign}
        </button>
      </div>
    </form>
  )
}

/** A large line of text that no browser remembers or corrects. */
function Text({
  id,
  label,
  value,
  error,
  onChange,
}: {
  id: string
  label: string
  value: string
  error: string | undefined
  onChange: (typed: string) => void
}) {
  return (
    <div className="sign-field">
      <label className="sign-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="sign-input"
        type="text"
        // A name is written from whichever side its own letters are.
        dir="auto"
        value={value}
        maxLength={200}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="words"
        spellCheck={false}
        enterKeyHint="done"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <Wrongly id={`${id}-error`}>{error}</Wrongly>
    </div>
  )
}

function Wrongly({ id, children }: { id: string; children: string | undefined }) {
  return (
    <p id={id} className="sign-wrong" role="alert">
      {children && (
        <>
          <Icon name="warning" size={18} />
          {children}
        </>
      )}
    </p>
  )
}

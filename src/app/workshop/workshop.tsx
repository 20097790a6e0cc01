// The workshop (development only): every part in all its states, in both themes and both languages.
import { useEffect, useState } from 'react'
import { Segmented } from '../ui/segmented.tsx'
import { Columns } from '../ui/stack.tsx'
import { ToastHost } from '../ui/toast.tsx'
import { useLanguage } from '../ui/words.tsx'
import { choose, type Language, languages } from '../words/language.ts'
import { Buttons } from './buttons.tsx'
import { Choices, Fields } from './fields.tsx'
import { Lists } from './lists.tsx'
import { Messages } from './messages.tsx'
import { NumbersSamples } from './numbers.tsx'
import '../ui/page.css'
import './workshop.css'

const themes = [
  { value: '', label: 'Enhetens' },
  { value: 'light', label: 'Ljust' },
  { value: 'dark', label: 'Mörkt' },
]

export default function Workshop() {
  const language = useLanguage()
  const [theme, setTheme] = useState(() => document.documentElement.getAttribute('data-theme') ?? '')
  useEffect(() => {
    const page = document.documentElement
    if (theme) page.setAttribute('data-theme', theme)
    else page.removeAttribute('data-theme')
    return () => page.removeAttribute('data-theme')
  }, [theme])
  return (
    <ToastHost>
      <main className="workshop-page">
        <h1>Verkstad</h1>
        <Columns>
          <Segmented
            label="Tema"
            options={themes}
            value={theme}
            onChange={(chosen) => setTheme(chosen ?? '')}
          />
          <Segmented<Language>
            label="Språk"
            options={languages.map(({ language: value, name: label }) => ({ value, label }))}
            value={language}
            onChange={(chosen) => chosen && void choose(chosen)}
          />
        </Columns>
        <div className="workshop">
          <NumbersSamples />
          <Buttons />
          <Choices />
          <Fields />
          <Lists />
          <Messages />
        </div>
      </main>
    </ToastHost>
  )
}

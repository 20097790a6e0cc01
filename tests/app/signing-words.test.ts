// The words that participants read: whole in each language, of the notice that is signed, and honest about who has read them.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { languageNames, signingWords, unchecked } from '../../src/app/words/signing/load.ts'
import { sv } from '../../src/app/words/signing/sv.ts'
import { noticeParts, noticeVersion } from '../../src/domain/privacy/notice.ts'
import { type SigningLanguage, signingLanguages } from '../../src/domain/records/attendance.ts'

const fileOf = (language: SigningLanguage) =>
  readFileSync(new URL(`../../src/app/words/signing/${language}.ts`, import.meta.url), 'utf8')
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()
const leaves = (of: unknown): string[] =>
  typeof of === 'string' ? [of] : Object.values(of as object).flatMap(leaves)

/** What each script writes with; a language of Latin letters says nothing here. */
const scripts: Partial<Record<SigningLanguage, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  prs: /\p{Script=Arabic}/u,
  uk: /\p{Script=Cyrillic}/u,
  ti: /\p{Script=Ethiopic}/u,
}

describe.each(signingLanguages)('%s', (language) => {
  test('has every sentence, in its own script and from its own side', async () => {
    const words = await signingWords(language)
    expect(words.lang).toBe(language)
    expect(words.name).toBe(languageNames[language])
    expect(words.dir).toBe(language === 'ar' || language === 'prs' ? 'rtl' : 'ltr')
    expect(words.noticeVersion).toBe(noticeVersion)
    const said = leaves({ ...words, lang: 'x', dir: 'x', noticeVersion: 'x', checked: 'x' }).filter(
      (text) => text !== 'x',
    )
    for (const text of said) expect(text.trim()).not.toBe('')
    const script = scripts[language]
    if (script) for (const text of said) expect(text).toMatch(script)
  })

  test('fills the same facts into the notice as the Swedish one', async () => {
    const { notice } = await signingWords(language)
    for (const part of noticeParts) expect(placeholders(notice[part])).toEqual(placeholders(sv.notice[part]))
  })

  test('says in its file, and in the app, if nobody whose language it is has checked it', async () => {
    const { checked } = await signingWords(language)
    expect(unchecked.includes(language)).toBe(!checked)
    expect(fileOf(language).includes('NOT YET CHECKED BY A NATIVE SPEAKER')).toBe(!checked)
  })
})

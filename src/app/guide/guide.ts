// The guide's pages in the reader's language, her own role's first.
import type { Role } from '../../domain/roles.ts'
import type { Language } from '../words/language.ts'
import type { GuidePage } from './guide-page.ts'

export type PageName = 'radgivare' | 'ledare' | 'narvaro' | 'kontoret'
export type Guide = Readonly<Record<PageName, GuidePage>>

/** Fetched where the guide is opened; the worker has kept it beforehand. */
export const guideIn: Readonly<Record<Language, () => Promise<{ guide: Guide }>>> = {
  sv: () => import('./guide-sv.ts'),
  en: () => import('./guide-en.ts'),
}

export const pagesFor = (role: Role | undefined): readonly PageName[] =>
  role === 'lead'
    ? ['ledare', 'radgivare', 'narvaro', 'kontoret']
    : role === 'tablet'
      ? ['narvaro', 'radgivare', 'ledare', 'kontoret']
      : ['radgivare', 'narvaro', 'ledare', 'kontoret']

/** A task's words without their looks, for whoever searches. */
export const plain = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(plain).join(' ')
      : value !== null && typeof value === 'object'
        ? plain(
            ['title', 'words', 'blocks', 'of']
              .map((name) => (value as Record<string, unknown>)[name])
              .filter(Boolean),
          )
        : ''

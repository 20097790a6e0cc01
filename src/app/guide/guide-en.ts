// The guide in English, as docs/guide/en says it.
import kontoret from '../../../docs/guide/en/kontoret.md'
import ledare from '../../../docs/guide/en/ledare.md'
import narvaro from '../../../docs/guide/en/narvaro.md'
import radgivare from '../../../docs/guide/en/radgivare.md'
import type { Guide } from './guide.ts'

export const guide: Guide = { radgivare, ledare, narvaro, kontoret }

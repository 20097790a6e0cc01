// The guide in Swedish, as docs/guide says it.
import kontoret from '../../../docs/guide/kontoret.md'
import ledare from '../../../docs/guide/ledare.md'
import narvaro from '../../../docs/guide/narvaro.md'
import radgivare from '../../../docs/guide/radgivare.md'
import type { Guide } from './guide.ts'

export const guide: Guide = { radgivare, ledare, narvaro, kontoret }

// What the text must keep: format, rules and import directions (biome.json), purity, and no circle between folders.
import { spawnSync } from 'node:child_process'
import { checkDirections } from './directions.mjs'
import { checkPurity } from './purity.mjs'

const biome = spawnSync('node_modules/.bin/biome', ['check', '--error-on-warnings'], { stdio: 'inherit' })
const pure = checkPurity()
const straight = checkDirections()
process.exit(biome.status === 0 && pure && straight ? 0 : 1)

// The demo: the same server on a throw-away store with an invented year; three people, a device each; gone afterwards.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const data = mkdtempSync(join(tmpdir(), 'radslag-demo-'))
// Never in a database that the shell happens to name: what is invented stays in its own folder.
const env = { ...process.env, RADSLAG_DATA: data, RADSLAG_DEMO: '1', DATABASE_URL: '' }
const people = [
  ['Lisa Ek', 'lead'],
  ['Maja Lind', 'adviser'],
  ['Omar Haddad', 'adviser'],
]

process.on('exit', () => rmSync(data, { recursive: true, force: true }))

node([join(root, 'src/tools/build.mjs'), '--if-needed'])
const links = people.map(([name = '', role = '']) => ({ name, role, ...invited(name, role) }))
const members = JSON.parse(radslag('members', '--json'))
const idOf = (/** @type {string} */ name) => members.find((/** @type {any} */ one) => one.name === name).id
const lines = join(data, 'invented.jsonl')
writeFileSync(
  lines,
  node([
    join(root, 'dist/server/demo.js'),
    process.env.DEMO_UNTIL ?? '',
    ...people.map(([name = '']) => idOf(name)),
  ]),
)
radslag('import', lines)
rmSync(lines)

const server = spawn(process.execPath, [join(root, 'dist/server/main.js'), 'serve'], {
  env,
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'))
server.on('exit', (code) => process.exit(code ?? 0))
console.log('\nDemo: påhittade uppgifter i ett tillfälligt lager som försvinner när servern stoppas.')
console.log('Öppna varje länk i en egen webbläsarprofil (länkarna gäller i 10 minuter, en gång var):\n')
for (const { name, role, url } of links) console.log(`  ${name} (${role})  ${url}`)
console.log('')

/** @param {string} name @param {string} role */
function invited(name, role) {
  return JSON.parse(radslag('invite', '--name', name, '--role', role, '--confirmed', '--json'))
}

/** @param {...string} words */
function radslag(...words) {
  return node([join(root, 'dist/server/main.js'), ...words])
}

/** @param {string[]} args */
function node(args) {
  const { status, stdout } = spawnSync(process.execPath, args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) process.exit(1)
  return stdout
}

// Names other machines' optional binaries in package-lock.json, where the registry used did not have them: `npm ci` wants the list whole.
import { readFileSync, writeFileSync } from 'node:fs'

/** @typedef {{ version: string, dev?: boolean, optionalDependencies?: Record<string, string> }} Locked */
/** @type {{ packages: Record<string, Locked & Record<string, unknown>> }} */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

const missing = Object.entries(lock.packages).flatMap(([place, { dev, optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(
      ([name]) => !lock.packages[`${place}/node_modules/${name}`] && !lock.packages[`node_modules/${name}`],
    )
    .map(([name, version]) => ({ name, version, dev })),
)
for (const { name, version, dev } of missing) {
  const parts = name.split(/[-/.]/)
  const os = systems.filter((system) => parts.includes(system))
  const cpu = processors.filter((processor) => parts.includes(processor))
  // Only what says its exact version and its machine: anything else is truly missing.
  if (!/^\d+\.\d+\.\d+$/.test(version) || os.length + cpu.length === 0) {
    console.error(`${name} ${version} is not in the lock, and is no other machine's binary.`)
    process.exitCode = 1
    continue
  }
  const libc = parts.some((part) => part.startsWith('musl'))
    ? ['musl']
    : parts.some((part) => part.startsWith('gnu'))
      ? ['glibc']
      : []
  lock.packages[`node_modules/${name}`] = {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(os.includes('linux') && libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${missing.length} added.`)

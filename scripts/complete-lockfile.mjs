// Adds to the lockfile the packages of other platforms that the registry at hand does not serve: `npm ci` refuses a lockfile without them,
// though it installs none of them. Run it after `npm install`: `npm run lockfile`.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The platform that a package's name ends with: `binding-linux-arm64-musl`. */
const platformOf = (name) => {
  const words = name.split(/[/-]/)
  const os = systems.find((one) => words.includes(one))
  const cpu = processors.find((one) => words.includes(one))
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }), ...(libc && { libc: [libc] }) }
}

/** Where a package at `place` finds `name`: in its own folder first, then further up. */
const placesOf = (place, name) => {
  const parts = place.split('/node_modules/')
  const above = parts.map((_, i) => `${parts.slice(0, i + 1).join('/node_modules/')}/node_modules/${name}`)
  return [...above.reverse(), `node_modules/${name}`]
}

const added = {}
for (const [place, entry] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name)
    if (Object.keys(platform).length === 0) continue
    const all = { ...lock.packages, ...added }
    const places = placesOf(place, name)
    const found = places.find((one) => all[one])
    if (found && all[found].version === version) continue
    added[found ? places[0] : `node_modules/${name}`] = {
      version,
      ...platform,
      ...(entry.dev && { dev: true }),
      optional: true,
    }
  }
const { '': root, ...others } = { ...lock.packages, ...added }
lock.packages = { '': root, ...Object.fromEntries(Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1))) }
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${Object.keys(added).length} packages of other platforms added`)

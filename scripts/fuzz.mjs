// Runs the tests that draw values (properties, generated comparisons with peers) from another seed than `npm test` does, and says from
// which: a red run is repeated by `npm run fuzz -- --seed N`.
//
//   npm run fuzz                       one round from a random seed
//   npm run fuzz -- --seconds 600      further rounds, each from the next seed, until the time is over
//   npm run fuzz -- --cases 20000      this many values for each property, instead of the number that stands in its test
//   npm run fuzz -- src/iam            only the tests whose path holds one of these
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

function fail(message) {
  console.error(`error: ${message}`)
  process.exit(2)
}

/** A whole number from `least` on; undefined where the flag is not given. */
function wholeNumber(flags, name, least) {
  const text = flags[name]
  if (text === undefined) return undefined
  const value = Number(text)
  // fast-check's seeds are 32 bits.
  if (!/^\d+$/.test(text) || value < least || value > 2 ** 31 - 1) fail(`invalid value \`${text}\` for \`--${name}\``)
  return value
}

function readCommandLine() {
  const options = { seed: { type: 'string' }, seconds: { type: 'string' }, cases: { type: 'string' } }
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    return {
      seed: wholeNumber(values, 'seed', 0) ?? Math.floor(Math.random() * 2 ** 31),
      seconds: wholeNumber(values, 'seconds', 1) ?? 0,
      cases: wholeNumber(values, 'cases', 1),
      parts: positionals,
    }
  } catch (error) {
    return fail(error.message)
  }
}

/** Tests that draw values are those that import fast-check, themselves or through a generator of `test/`. */
function testsThatDraw(parts) {
  const tests = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => `${folder}/${file}`),
  )
  return tests
    .filter((file) => readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"))
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
}

function round(seed, cases, tests) {
  console.log(`fuzz: seed ${seed}`)
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', '--testTimeout=0', ...tests],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, FUZZ_SEED: String(seed), ...(cases !== undefined && { FUZZ_CASES: String(cases) }) },
    },
  )
  return status === 0
}

const { seed, seconds, cases, parts } = readCommandLine()
const tests = testsThatDraw(parts)
if (tests.length === 0)
  fail(`no test that draws values has ${parts.map((part) => `\`${part}\``).join(' or ')} in its path`)
const end = performance.now() + seconds * 1000
for (let next = seed; next === seed || performance.now() < end; next = (next + 1) % 2 ** 31)
  if (!round(next, cases, tests)) {
    const again = [...(cases === undefined ? [] : ['--cases', cases]), ...parts].map((word) => ` ${word}`).join('')
    console.error(`fuzz: failed with seed ${next}; repeat: npm run fuzz -- --seed ${next}${again}`)
    process.exit(1)
  }

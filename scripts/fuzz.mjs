// Runs the tests that draw values (properties, generated comparisons with peers) from another seed than `npm test` does, and says from
// which: a red run is repeated by `npm run fuzz -- --seed N`.
//
//   npm run fuzz                       one round from a random seed
//   npm run fuzz -- --seconds 600      further rounds, each from the next seed, until the time is over
//   npm run fuzz -- --cases 100000     so many damaged inputs in all: files of every kind, command lines, requests; says how many there were
//   npm run fuzz -- src/iam            only the tests whose path holds one of these; with `--cases` each property draws so many values
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The tests that damage what comes from outside, and how many properties each of them has. */
const fuzzers = new Map([
  ['test/e2e/mutated-input.property.test.ts', 9],
  ['test/e2e/bad-input.property.test.ts', 2],
  ['src/sandbox/damaged-requests.test.ts', 1],
  ['src/sandbox/damaged-states.test.ts', 1],
  ['src/sandbox/random-inputs.test.ts', 5],
])

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

/** So many cases in all, as many of each kind. */
function damageEverything(seed, total) {
  const kinds = [...fuzzers.values()].reduce((sum, count) => sum + count, 0)
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-fuzz-'))
  const report = join(folder, 'held')
  writeFileSync(report, '')
  const since = performance.now()
  const hasHeld = round(seed, { cases: Math.ceil(total / kinds), report }, [...fuzzers.keys()])
  const held = readFileSync(report, 'utf8').split('\n').filter(Boolean).map(Number)
  rmSync(folder, { recursive: true })
  if (!hasHeld) return false
  const seconds = ((performance.now() - since) / 1000).toFixed(0)
  const sum = held.reduce((one, other) => one + other, 0)
  console.log(`fuzz: ${sum} cases of ${held.length} kinds in ${seconds} s, without a crash and without a hang`)
  if (held.length !== kinds) fail(`${kinds} kinds were expected: the table of this script is out of date`)
  return true
}

function round(seed, { cases, report }, tests) {
  console.log(`fuzz: seed ${seed}`)
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter=dot', '--testTimeout=0', ...tests],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        FUZZ_SEED: String(seed),
        ...(cases !== undefined && { FUZZ_CASES: String(cases) }),
        ...(report !== undefined && { FUZZ_REPORT: report }),
      },
    },
  )
  return status === 0
}

const { seed, seconds, cases, parts } = readCommandLine()
const tests = testsThatDraw(parts)
if (tests.length === 0)
  fail(`no test that draws values has ${parts.map((part) => `\`${part}\``).join(' or ')} in its path`)
const isOfInputs = cases !== undefined && parts.length === 0
const end = performance.now() + seconds * 1000
for (let next = seed; next === seed || performance.now() < end; next = (next + 1) % 2 ** 31)
  if (!(isOfInputs ? damageEverything(next, cases) : round(next, { cases }, tests))) {
    const again = [...(cases === undefined ? [] : ['--cases', cases]), ...parts].map((word) => ` ${word}`).join('')
    console.error(`fuzz: failed with seed ${next}; repeat: npm run fuzz -- --seed ${next}${again}`)
    process.exit(1)
  }

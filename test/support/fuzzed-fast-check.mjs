// fast-check as the tests see it under `npm run fuzz -- --cases N`: the number of values that stands in a test is replaced. vitest.config.ts
// puts it in the place of the package, so that no test has to know about it.
import { appendFileSync } from 'node:fs'
import * as original from 'fast-check'

const numRuns = Number(process.env.FUZZ_CASES)

export * from 'fast-check'

export function assert(property, parameters) {
  const outcome = original.assert(property, { ...parameters, numRuns })
  if (outcome === undefined) return report()
  return outcome.then(report)
}

/** A property has held, for so many values. */
function report() {
  if (process.env.FUZZ_REPORT) appendFileSync(process.env.FUZZ_REPORT, `${numRuns}\n`)
}

export function sample(generator, parameters) {
  return original.sample(generator, typeof parameters === 'number' ? numRuns : { ...parameters, numRuns })
}

export default { ...original, assert, sample }

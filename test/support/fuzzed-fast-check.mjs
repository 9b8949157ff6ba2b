// fast-check as the tests see it under `npm run fuzz -- --cases N`: the number of values that stands in a test is replaced. vitest.config.ts
// puts it in the place of the package, so that no test has to know about it.
import * as original from 'fast-check'

const numRuns = Number(process.env.FUZZ_CASES)

export * from 'fast-check'

export function assert(property, parameters) {
  return original.assert(property, { ...parameters, numRuns })
}

export function sample(generator, parameters) {
  return original.sample(generator, typeof parameters === 'number' ? numRuns : { ...parameters, numRuns })
}

export default { ...original, assert, sample }

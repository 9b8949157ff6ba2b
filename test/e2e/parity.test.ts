import { expect, test } from 'vitest'
import { type Experiment, experiments, type Outcome } from '../support/parity/index.ts'
import { decode, type SeenCall } from '../support/recorded-aws.ts'
import type { RunOptions, Stage } from './stage.ts'

// Each flag of ecspresso's is left out and typed, in two worlds alike: who ignores it fails here.

async function outcomeOf(run: RunOptions, stage: Stage, line: string): Promise<Outcome> {
  const requests: SeenCall[] = []
  const told = await stage.asAdministrator(line, {
    ...run,
    way: (http) => (request, signal) => {
      if (new URL(request.url).host.endsWith('amazonaws.com') && (request.body?.byteLength ?? 0) > 0)
        requests.push(decode(request))
      return http(request, signal)
    },
  })
  const file = (name: string) => {
    const bytes = stage.files.contents.get(name.startsWith('/') ? name : `/project/${name}`)
    return bytes && new TextDecoder().decode(bytes)
  }
  return { ...told, requests, file }
}

async function tryBoth(experiment: Experiment): Promise<void> {
  const { world, line, words, seen, expected } = experiment
  const { run = {}, variables } = experiment
  const without = await outcomeOf(run, await world(), line)
  const withIt = await outcomeOf(
    { ...run, env: { ...run.env, ...variables } },
    await world(),
    `${line} ${words}`.trim(),
  )
  const told = `${line} ${words}\n${withIt.stderr}`
  expect(told).not.toMatch(/^bug:/m)
  expect(told).not.toContain('unknown option')
  expect(seen(withIt), told).toEqual(expected)
  expect(seen(without), `${line}\n${without.stderr}`).not.toEqual(expected)
}

test.each(experiments)('$flag: $shows', tryBoth)

/** Those that do not say themselves which line they are about. Without a deployment to stop, 3.0 goes back only where it is told to. */
const of30 = experiments
  .filter(({ line, words }) => !`${line} ${words}`.includes('--compat'))
  .map((one) => ({
    ...one,
    line: `${one.line} --compat v3${one.flag.startsWith('rollback ') ? ' --with-previous-task-definition' : ''}`,
  }))

test.each(of30)('under 3.0, too: $flag: $shows', tryBoth)

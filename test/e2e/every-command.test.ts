import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { policyOf } from '../../src/iam/index.ts'
import { codeDeploy, deployed, idle, next, paused, project, twice, withoutFiles } from '../support/parity/worlds.ts'
import { spoiledHttp } from '../support/spoiled-http.ts'
import type { RunOptions, Stage } from './stage.ts'

// What befalls any command: each that may reach AWS has a row, or the first test fails.

interface Row {
  readonly world: () => Promise<Stage>
  readonly line: string
  readonly run?: RunOptions
  /** The answers that its policy needs, where nobody reads them. */
  readonly assume?: readonly string[]
  /** Where there is no service: an exit code of its own, or no command of that kind. Default: 1. */
  readonly notFound?: { readonly line?: string; readonly exitCode: number }
  /** Calls nobody. */
  readonly isLocal?: boolean
  /** Loses a line of output where it is denied, and no more. */
  readonly isSoft?: boolean
  /** Its own flag `--output`. */
  readonly json?: string
}

const previous = ['--assume', "web:<previous revision> passes the definition file's roles"]
const region = '--cluster app --region ap-northeast-1'

const rows: Readonly<Record<string, Row>> = {
  init: {
    world: withoutFiles,
    line: `init --service web ${region}`,
    notFound: { line: `init --service nobody ${region}`, exitCode: 1 },
  },
  register: { world: project, line: 'register', notFound: { exitCode: 0 }, json: 'register --output' },
  deploy: { world: deployed, line: 'deploy', run: next, notFound: { exitCode: 0 } },
  scale: { world: deployed, line: 'scale --tasks 3' },
  refresh: { world: deployed, line: 'refresh' },
  rollback: { world: twice, line: 'rollback', assume: previous },
  continue: { world: paused, line: 'continue --wait-until paused' },
  run: { world: project, line: 'run', notFound: { exitCode: 0 } },
  wait: { world: deployed, line: 'wait' },
  diff: { world: deployed, line: 'diff', notFound: { exitCode: 0 } },
  verify: { world: project, line: 'verify', notFound: { exitCode: 1 }, isSoft: true },
  status: { world: deployed, line: 'status' },
  explain: { world: deployed, line: 'explain' },
  revisions: { world: deployed, line: 'revisions' },
  tasks: { world: deployed, line: 'tasks', notFound: { exitCode: 1 } },
  appspec: { world: codeDeploy, line: 'appspec' },
  deregister: { world: twice, line: 'deregister --revision 1 --force' },
  delete: { world: idle, line: 'delete --force' },
  render: { world: project, line: 'render taskdef', notFound: { exitCode: 0 }, isLocal: true },
}

const reaching = commands.filter(({ needs }) => needs !== 'nothing').map(({ name }) => name)

test('every command that may reach AWS has a row', () => {
  expect(Object.keys(rows).sort()).toEqual([...reaching].sort())
})

const all = Object.entries(rows)
const calling = all.filter(([, { isLocal }]) => !isLocal)
const withDryRun = all.filter(([name]) => 'dry-run' in (commands.find((one) => one.name === name)?.options ?? {}))

async function policy(stage: Stage, { line, assume = [] }: Row) {
  return stage.policyOf([line], assume)
}

const writes = (calls: readonly string[]) =>
  calls.filter((name) => !/:(Describe|List|Get|BatchGet)|:AssumeRole$|:HeadObject$/.test(name))

test.each(calling)('%s: usual, under exactly the generated policy', async (name, row) => {
  const stage = await row.world()
  const told = await stage.run(row.line, { ...row.run, policy: await policy(stage, row) })
  // The execution role trusts ECS alone: `verify` then looks by itself.
  expect(told.stderr.replace(/^warning: assume the execution role: .*$/m, '')).not.toMatch(/^bug:|was denied/m)
  expect(told.exitCode, told.stderr).toBe(name === 'verify' ? told.exitCode : 0)
})

test.each(withDryRun)('%s: a dry run writes nothing', async (_, row) => {
  const stage = await row.world()
  const told = await stage.asAdministrator(`${row.line} --dry-run`, row.run)
  expect(told.exitCode, told.stderr).toBe(0)
  expect(writes(told.calls)).toEqual([])
})

test.each(all)('%s: where there is no service', async (_, { line, notFound = { exitCode: 1 } }) => {
  const told = await (await project()).asAdministrator(notFound.line ?? line)
  expect(told.exitCode, told.stderr).toBe(notFound.exitCode)
  expect(told.stderr).not.toMatch(/^bug:/m)
  if (notFound.exitCode !== 0 && told.stdout === '') expect(told.stderr).toMatch(/^error: .+[\s\S]*\nhint: /m)
})

test.each(calling)('%s: denied', async (_, { world, line, run, isSoft }) => {
  const stage = await world()
  const nothing = policyOf([{ Effect: 'Allow', Action: 'ecs:ListAccountSettings', Resource: '*' }])
  const told = await stage.run(line, { ...run, policy: nothing })
  expect(told.stderr).not.toMatch(/^bug:/m)
  expect(
    writes(told.calls).filter((name) => told.entries.some((one) => one.operation === name && one.status === 200)),
  ).toEqual([])
  if (isSoft) return
  expect(told.exitCode).toBe(1)
  expect(told.stderr).toMatch(/^error: .* was denied: /m)
  expect(told.stderr).toMatch(/^hint: add this statement/m)
})

test.each(calling)('%s: throttled at any of its first calls, it goes on', async (name, row) => {
  for (const at of [1, 2, 3]) {
    const stage = await row.world()
    const way: NonNullable<RunOptions['way']> = (http) => spoiledHttp(http, { fault: 'throttling', at })
    const told = await stage.asAdministrator(row.line, { ...row.run, way })
    expect(told.stderr).not.toMatch(/^bug:|^error:/m)
    expect(told.exitCode, told.stderr).toBe(name === 'verify' ? told.exitCode : 0)
  }
})

test.each(calling)('%s: interrupted before its first call is answered', async (_, row) => {
  const stage = await row.world()
  const way: NonNullable<RunOptions['way']> = (http, stop) => async (request, signal) => {
    stop()
    return http(request, signal)
  }
  const told = await stage.asAdministrator(row.line, { ...row.run, way })
  expect(told.stderr).not.toMatch(/^bug:/m)
  expect(told.exitCode).not.toBe(0)
  expect(told.stderr).toMatch(/interrupt/i)
})

describe('as a document', () => {
  test.each(all)('%s', async (_, row) => {
    const stage = await row.world()
    const told = await stage.asAdministrator(row.json ?? `${row.line} --output json`, row.run)
    expect(told.stderr).not.toMatch(/^bug:|^error:/m)
    // `tasks --output json` is ecspresso's: an object a task.
    for (const text of told.stdout.split(/(?<=^\}\n)/m)) expect(() => JSON.parse(text)).not.toThrow()
  })
})

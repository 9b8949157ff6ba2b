import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure, withMarks } from '../../src/calls/index.ts'
import { evaluate, type PolicyDocument, type PolicySet, policyOf } from '../../src/iam/index.ts'
import { policyDocument, statementsOf } from '../../src/permissions/index.ts'
import type { ContainerBehaviour } from '../../src/sandbox/index.ts'
import type { Http } from '../../src/wire/index.ts'
import { commandLine, undrawnOptions } from '../support/command-lines.ts'
import type { Tree } from '../support/files.ts'
import { planLine } from '../support/plan-line.ts'
import { type Fault, faults, spoiledHttp } from '../support/spoiled-http.ts'
import { testPorts } from '../support/test-ports.ts'
import {
  account,
  createStage,
  type Stage,
  stateBucket,
  type Told,
  webProject,
  webProjectWithLookup,
  withHealthCheck,
} from './stage.ts'

/** What each placeholder stands for in the account of the stage: what its lookup would give. */
function truth(what: string): string {
  if (/^execution role of web/.test(what)) return `arn:aws:iam::${account}:role/web-exec`
  if (/^task role of web/.test(what)) return `arn:aws:iam::${account}:role/web-task`
  if (what === 'tfstate aws_iam_role.exec.arn') return `arn:aws:iam::${account}:role/web-exec`
  if (what === 'account') return account
  throw new Error(`nobody knows ${what}`)
}

/** The policy of a command line, planned without a network; its marks are replaced by what their lookups give. */
async function plannedPolicy(stage: Stage, line: string): Promise<PolicyDocument> {
  const ports = { ...testPorts(), files: stage.files }
  const { needs } = await planLine(line, ports)
  const filled = JSON.parse(JSON.stringify(needs), (_, value: unknown) =>
    typeof value === 'string'
      ? withMarks(value, (kind, what) => (kind === 'unread' ? truth(what) : `\uE000*${encodeURIComponent(what)}\uE001`))
      : value,
  ) as typeof needs
  return policyDocument(
    statementsOf(
      filled.map((need) => ({ ...need, line })),
      'optional',
    ),
  )
}

const behaviour: fc.Arbitrary<ContainerBehaviour> = fc.oneof(
  fc.constant({}),
  fc.record({
    exitAfterSeconds: fc.integer({ min: 0, max: 40 }),
    exitCode: fc.constantFrom(0, 1, 3, 137),
    logLines: fc.constant(['a', 'b']),
  }),
  fc.record({ crashAfterSeconds: fc.integer({ min: 0, max: 9 }), logLines: fc.constant(['boom']) }),
  fc.record({ startSeconds: fc.integer({ min: 1, max: 120 }) }),
  fc.constant({ pullFailure: true as const }),
  fc.constant({ placementFailure: 'RESOURCE:MEMORY' }),
)

/** What comes between: nothing, SIGINT after some virtual seconds, or an answer that is lost, denied, throttled or spoilt. */
const disturbance = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.record({ interruptAfter: fc.integer({ min: 1, max: 60 }) }) },
  {
    weight: 3,
    arbitrary: fc
      .record({
        fault: fc.constantFrom<Fault>(...(Object.keys(faults) as Fault[])),
        at: fc.integer({ min: 1, max: 14 }),
        always: fc.boolean(),
      })
      .map((spoiling) => ({ spoiling, way: (http: Http) => spoiledHttp(http, spoiling) })),
  },
)

test('every option that takes text is drawn', () => {
  // Add values to the table in test/support/command-lines.ts.
  expect(undrawnOptions()).toEqual([])
})

test('whatever a command asks of IAM in a random account and whatever befalls it, its plan contains', async () => {
  let compared = 0
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(
      commandLine,
      behaviour,
      fc.integer({ min: 0, max: 2 }),
      fc.record({ tagged: fc.boolean(), lookedUp: fc.boolean(), watched: fc.boolean() }),
      disturbance,
      async (text, rule, deployments, setting, disturbed) => {
        const stage = createStage({
          behaviours: [{ image: '*:v9', ...rule }],
          files: { ...projectWith(setting), 'overrides.json': '{"containerOverrides":[]}' },
          resources: stateBucket,
        })
        for (let i = 0; i < deployments; i++) await stage.asAdministrator('deploy --no-wait', { env: { TAG: `v${i}` } })
        if (deployments > 0) stage.sandbox.clock.advance(90_000)
        const policy = await plannedPolicy(stage, text).catch((error: unknown) => {
          if (error instanceof Failure) return undefined // it can only fail: it has no plan
          throw error
        })
        const told = await stage.asAdministrator(text, { env: { TAG: 'v9' }, terminal: setting.watched, ...disturbed })
        met.add(text.split(' ')[0] ?? '')
        expect({ text, ...endOf(text, told) }).toMatchObject({ bug: false, told: true })
        if (policy === undefined) {
          expect({ text, failed: told.exitCode !== 0 }).toMatchObject({ failed: true })
          return
        }
        for (const { checks, operation } of told.entries)
          for (const { action, resource, context } of checks) {
            compared++
            const request = { principal: `arn:aws:iam::${account}:role/deployer`, action, resource, context }
            const { decision } = evaluate(request, { identityPolicies: [policy], ...trustFor(action) })
            expect({ text, operation, action, resource, decision }).toMatchObject({ decision: 'Allow' })
          }
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
  )
  expect(compared).toBeGreaterThan(500)
  expect(met.size).toBeGreaterThan(10)
})

/** A role has a say in who gets it: here, everybody of the account whose own policy allows it. */
function trustFor(action: string): Pick<PolicySet, 'resourcePolicy'> {
  if (action !== 'sts:AssumeRole') return {}
  const everybody = { AWS: `arn:aws:iam::${account}:root` }
  return { resourcePolicy: policyOf([{ Effect: 'Allow', Principal: everybody, Action: 'sts:AssumeRole' }]) }
}

/** Whether a failure has words, and none of them is of a bug. With `--exit-code` a difference is no failure, nor is what `verify` finds. */
function endOf(
  text: string,
  { exitCode, stderr, stdout }: Told,
): { readonly bug: boolean; readonly told: boolean; readonly stderr: string } {
  return {
    bug: stderr.includes('bug:'),
    told:
      exitCode === 0 || text.includes('--exit-code') || /^\[NG\]/m.test(stdout) || /^(error: |.*failed)/m.test(stderr),
    stderr,
  }
}

interface Setting {
  readonly tagged: boolean
  readonly lookedUp: boolean
  /** On a terminal, with a health check that its view shows. */
  readonly watched: boolean
}

/** The project of the stage, with tags on all that is created, or with a role that is looked up. */
function projectWith({ tagged, lookedUp, watched }: Setting): Tree {
  const plain = lookedUp ? webProjectWithLookup : webProject
  const project = watched ? withHealthCheck(plain) : plain
  const withTags = (name: string) =>
    JSON.stringify({ ...JSON.parse(String(project[name])), tags: [{ key: 'team', value: 'web' }] })
  return tagged
    ? {
        ...project,
        'ecs-service-def.json': withTags('ecs-service-def.json'),
        'ecs-task-def.json': withTags('ecs-task-def.json'),
      }
    : project
}

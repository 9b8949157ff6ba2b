import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Failure, withMarks } from '../../src/calls/index.ts'
import { evaluate, type PolicyDocument } from '../../src/iam/index.ts'
import { policyDocument, statementsOf } from '../../src/permissions/index.ts'
import type { ContainerBehaviour } from '../../src/sandbox/index.ts'
import type { Tree } from '../support/files.ts'
import { planLine } from '../support/plan-line.ts'
import { testPorts } from '../support/test-ports.ts'
import {
  account,
  createStage,
  type Stage,
  stateBucket,
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

function flag(text: string) {
  return fc.constantFrom('', text)
}
const deployLine = fc
  .tuple(
    fc.constantFrom('', '--skip-task-definition', '--revision 1', '--latest-task-definition'),
    flag('--force-new-deployment'),
    flag('--no-wait'),
    flag('--no-update-service'),
    flag('--if-changed'),
    fc.constantFrom('', '--tasks 0', '--tasks 1', '--tasks 3'),
    fc.constantFrom('', '--wait-until stable'),
    flag('--dry-run'),
    fc.constantFrom('', '--timeout 15s'),
  )
  .map((flags) => ['deploy', ...flags].filter(Boolean).join(' '))
const runLine = fc
  .tuple(
    fc.constantFrom('', '--skip-task-definition', '--revision 1', '--latest-task-definition'),
    flag('--no-wait'),
    fc.constantFrom('', '--count 2'),
    fc.constantFrom('', '--wait-until running'),
    fc.constantFrom('', '--tags team=web'),
    fc.constantFrom('', '--propagate-tags SERVICE', '--propagate-tags TASK_DEFINITION'),
    flag('--dry-run'),
    fc.constantFrom('', '--timeout 30s'),
  )
  .map((flags) => ['run', ...flags].filter(Boolean).join(' '))
const line = fc.oneof(
  { weight: 5, arbitrary: deployLine },
  { weight: 4, arbitrary: runLine },
  {
    weight: 1,
    arbitrary: fc.constantFrom('register', 'register --output', 'wait', 'wait --wait-until deployed', 'render taskdef'),
  },
)

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

test('whatever a command asks of IAM in a random account, its plan contains', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      line,
      behaviour,
      fc.integer({ min: 0, max: 2 }),
      fc.record({ tagged: fc.boolean(), lookedUp: fc.boolean(), watched: fc.boolean() }),
      fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
      async (text, rule, deployments, setting, interruptAfter) => {
        const stage = createStage({
          behaviours: [{ image: '*:v9', ...rule }],
          files: projectWith(setting),
          resources: stateBucket,
        })
        for (let i = 0; i < deployments; i++) await stage.asAdministrator('deploy --no-wait', { env: { TAG: `v${i}` } })
        if (deployments > 0) stage.sandbox.clock.advance(90_000)
        const policy = await plannedPolicy(stage, text).catch((error: unknown) => {
          if (error instanceof Failure) return undefined // a command line that can only fail has no plan
          throw error
        })
        fc.pre(policy !== undefined)
        const told = await stage.asAdministrator(text, {
          env: { TAG: 'v9' },
          terminal: setting.watched,
          ...(interruptAfter === undefined ? {} : { interruptAfter }),
        })
        for (const { checks, operation } of told.entries)
          for (const { action, resource, context } of checks) {
            compared++
            const request = { principal: `arn:aws:iam::${account}:role/deployer`, action, resource, context }
            const { decision } = evaluate(request, { identityPolicies: [policy] })
            expect({ text, operation, action, resource, decision }).toMatchObject({ decision: 'Allow' })
          }
      },
    ),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60) },
  )
  expect(compared).toBeGreaterThan(100)
})

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

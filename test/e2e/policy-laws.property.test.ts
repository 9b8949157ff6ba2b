import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { evaluate, type PolicyDocument, parsePolicy, printPolicy, toDocument } from '../../src/iam/index.ts'
import { parsePolicyText } from '../../src/iam/lint/index.ts'
import { type LineNeed, policyDocument, requestOf, statementsOf } from '../../src/permissions/index.ts'
import { planLine } from '../support/plan-line.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, webProject } from './stage.ts'

// Laws of every generated policy, whatever the command lines: it is the union of theirs, it is read back as it was printed, check finds nothing in
// it, and misses each statement that is taken away.

const line = fc.constantFrom(
  'register',
  'deploy',
  'deploy --no-wait',
  'deploy --if-changed',
  'deploy --wait-until stable',
  'run',
  'run --no-wait --tags a=b',
  'status',
  'wait',
  'scale --tasks 2',
  'refresh --no-wait',
  'revisions',
  'tasks',
  'delete --force',
  'deregister --keeps 3 --force --delete',
)
const some = fc.uniqueArray(line, { minLength: 1, maxLength: 3 })

async function needsOf(lines: readonly string[]): Promise<LineNeed[]> {
  const plans = await Promise.all(lines.map((one) => planLine(one, testPorts({ files: webProject, env: {} }))))
  return plans.flatMap(({ needs }, index) => needs.map((need) => ({ ...need, line: lines[index] ?? '' })))
}

function run(argv: readonly string[], lines: readonly string[], policy?: PolicyDocument) {
  const files = policy === undefined ? webProject : { ...webProject, 'policy.json': JSON.stringify(policy) }
  const flags = lines.flatMap((one) => ['--for', one])
  return runTestCommand(['policy', ...argv, ...flags, '--account', account], testPorts({ files, env: {} }))
}

test('a policy for several command lines allows what each of them needs', async () => {
  await fc.assert(
    fc.asyncProperty(some, async (lines) => {
      const policy = policyDocument(statementsOf(await needsOf(lines), 'optional'))
      for (const one of lines)
        for (const need of await needsOf([one])) {
          const { decision } = evaluate(requestOf(need, account), { identityPolicies: [policy] })
          expect({ one, action: need.action, decision }).toMatchObject({ decision: 'Allow' })
        }
    }),
    { numRuns: 25 },
  )
})

test('a policy that is printed is read back as it was, in every format that can be read', async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.boolean(), async (lines, compact) => {
      const more = compact ? ['--compact'] : []
      const json = JSON.parse((await run(['generate', '--format', 'json', ...more], lines)).stdout)
      for (const format of ['compact-json', 'yaml']) {
        const { stdout } = await run(['generate', '--format', format, ...more], lines)
        expect(parse(stdout)).toEqual(json)
        const file = format === 'yaml' ? 'policy.yaml' : 'policy.json'
        expect(toDocument(await parsePolicyText(stdout, { file }))).toEqual(
          toDocument(parsePolicy(JSON.stringify(json))),
        )
      }
      expect(toDocument(parsePolicy(printPolicy(toDocument(parsePolicy(JSON.stringify(json))))))).toEqual(
        toDocument(parsePolicy(JSON.stringify(json))),
      )
    }),
    { numRuns: 12 },
  )
})

test('check finds nothing in a generated policy, and names what each statement that is taken away was for', async () => {
  await fc.assert(
    fc.asyncProperty(some, fc.nat(), async (lines, which) => {
      const policy: PolicyDocument = JSON.parse((await run(['generate', '--format', 'json'], lines)).stdout)
      const whole = await run(['check', 'policy.json'], lines, policy)
      expect({ lines, whole }).toMatchObject({ whole: { exitCode: 0, stderr: '' } })
      const statements = [policy.Statement].flat()
      const gone = statements[which % statements.length]
      const less = await run(['check', 'policy.json', '--format', 'json'], lines, {
        ...policy,
        Statement:
          statements.length === 1
            ? [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }]
            : statements.filter((one) => one !== gone),
      })
      const { missing } = JSON.parse(less.stdout)
      const actions = missing.map(({ action }: { action: string }) => action)
      expect(less.exitCode).toBe(1)
      expect(actions).toEqual(expect.arrayContaining([gone?.Action ?? []].flat()))
    }),
    { numRuns: 20 },
  )
})

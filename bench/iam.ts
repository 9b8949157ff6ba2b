/**
 * Measures the policy language: checks a second (of processor time) against a policy of a thousand statements, and linting a policy of 6 KB.
 *
 *   npm run bench:iam
 */
import {
  compilePolicy,
  evaluate,
  parsePolicy,
  policyOf,
  printPolicy,
  type StatementDocument,
} from '../src/iam/index.ts'
import { lintText } from '../src/iam/lint/index.ts'

const ecs = 'arn:aws:ecs:ap-northeast-1:111122223333:'
const principal = 'arn:aws:sts::111122223333:assumed-role/deploy/ci'

function statements(count: number, actionOf: (index: number) => string): StatementDocument[] {
  return Array.from({ length: count }, (_, index) => ({
    Sid: `Statement${index}`,
    Effect: 'Allow',
    Action: [actionOf(index), 'ecs:DescribeServices'],
    Resource: [`${ecs}service/app/web-${index}`, `${ecs}service/app-${index}/*`],
    ...(index % 3 === 0 && { Condition: { ArnEquals: { 'ecs:cluster': `${ecs}cluster/app` } } }),
  }))
}

/** Milliseconds of processor time, so that a busy machine does not blur the figures. */
function clock(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Runs for a second of processor time; returns how often a second. */
function perSecond(run: (index: number) => void): number {
  for (let index = 0; index < 200; index++) run(index)
  const start = clock()
  let count = 0
  while (clock() - start < 1000) for (let index = 0; index < 20; index++) run(count++)
  return Math.round((count * 1000) / (clock() - start))
}

const actions = ['ecs:UpdateService', 'ecs:CreateService', 'ecs:DeleteService', 'ecs:RunTask', 'ecs:StopTask']
const context = { 'ecs:cluster': `${ecs}cluster/app`, 'aws:RequestedRegion': 'ap-northeast-1' }
const mixed = compilePolicy(policyOf(statements(1000, (index) => actions[index % actions.length] ?? 'ecs:*')))
const wild = compilePolicy(policyOf(statements(1000, () => 'ecs:Update*')))
function check(policy: typeof mixed) {
  return (index: number) => {
    const resource = `${ecs}service/app/web-${index % 1200}`
    evaluate({ principal, action: 'ecs:UpdateService', resource, context }, { identityPolicies: [policy] })
  }
}
const rows: Record<string, number> = {
  'checks a second, 1,000 statements of five actions': perSecond(check(mixed)),
  'checks a second, 1,000 statements that all match the action': perSecond(check(wild)),
  'checks a second with all reasons read': perSecond((index) => {
    const resource = `${ecs}service/app/web-${index % 1200}`
    void evaluate({ principal, action: 'ecs:UpdateService', resource, context }, { identityPolicies: [mixed] }).reasons
      .length
  }),
}
const small = printPolicy(policyOf(statements(14, (index) => actions[index % actions.length] ?? 'ecs:*')))
rows['parse and compile a second, 6 KB'] = perSecond(() => void compilePolicy(parsePolicy(small)))
const first = clock()
await lintText(small, { file: 'policy.json' })
rows['first lint of 6 KB in milliseconds'] = clock() - first
const again = clock()
for (let index = 0; index < 20; index++) await lintText(small, { file: 'policy.json' })
rows['further lints in milliseconds'] = (clock() - again) / 20
rows['bytes of that policy'] = small.length
for (const [name, value] of Object.entries(rows))
  console.log(`${name}: ${value.toLocaleString('en', { maximumFractionDigits: 1 })}`)

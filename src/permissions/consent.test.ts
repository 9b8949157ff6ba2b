import { expect, test } from 'vitest'
import { evaluate, policyOf } from '../iam/index.ts'
import { consentTo } from './consent.ts'

const account = '111122223333'

function decide(action: string, resource: string): string {
  const everything = policyOf([{ Effect: 'Allow', Action: '*', Resource: '*' }])
  const principal = `arn:aws:iam::${account}:role/pipeline`
  return evaluate(
    { principal, action, resource },
    { identityPolicies: [everything], resourcePolicy: consentTo(account) },
  ).decision
}

test.each([
  ['kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c', 'Allow'],
  ['kms:Decrypt', 'arn:aws:kms:eu-west-1:444455556666:key/0f1e2d3c', 'Allow'],
  ['sts:AssumeRole', 'arn:aws:iam::444455556666:role/deploy', 'Allow'],
  ['ecs:UpdateService', 'arn:aws:ecs:eu-west-1:111122223333:service/app/web', 'Allow'],
  ['ecs:UpdateService', 'arn:aws:ecs:eu-west-1:444455556666:service/app/web', 'Deny'],
  ['logs:GetLogEvents', 'arn:aws:logs:eu-west-1:444455556666:log-group:/web:log-stream:a', 'Deny'],
  ['iam:PassRole', 'arn:aws:iam::444455556666:role/web', 'Deny'],
])('with the word of the resource, a policy that allows all decides on %s on %s: %s', (action, resource, expected) => {
  expect(decide(action, resource)).toBe(expected)
})

import { expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { findRole } from '../../iam/index.ts'
import { createTestWorld, network, webDefinition } from '../test-world.ts'

/** How a task stops whose execution role holds this policy; the role is without any where there is none. */
function stoppedReason(container: JsonObject, actions?: readonly string[], closed: readonly string[] = []): string {
  const world = createTestWorld()
  world.context.state['closedKinds'] = [...closed]
  const role = findRole(world.context.state, 'execution')
  if (!role) throw new Error('there is no execution role')
  if (actions) {
    const allowed = ['logs:CreateLogStream', ...actions]
    role.policies['main'] = JSON.stringify({ Statement: { Effect: 'Allow', Action: allowed, Resource: '*' } })
  }
  world.call('RegisterTaskDefinition', webDefinition({}, container))
  const { tasks } = world.call('RunTask', {
    cluster: 'app',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: network,
  })
  const arn = (tasks as JsonObject[])[0]?.['taskArn'] ?? null
  world.settle()
  const { tasks: described } = world.call('DescribeTasks', { cluster: 'app', tasks: [arn] })
  return String((described as JsonObject[])[0]?.['stoppedReason'])
}

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1'
const secret = {
  secrets: [{ name: 'KEY', valueFrom: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key-AbCdEf:json::' }],
}
const parameter = { secrets: [{ name: 'KEY', valueFrom: '/app/key' }] }
const file = { environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::yard-files/app.env' }] }
const pull = ['ecr:GetAuthorizationToken', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer']

test.each([
  ['ends well where it may do all', { image, ...secret }, [...pull, 'secretsmanager:GetSecretValue'], 'Essential'],
  ['is not asked of a role without policies', { image, ...secret, ...file }, undefined, 'Essential'],
  ['registry', { image }, ['ecr:BatchGetImage'], 'unable to retrieve ecr registry auth: .*ecr:GetAuthorizationToken'],
  ['image', { image }, ['ecr:GetAuthorizationToken'], '^CannotPullContainerError: .*403 Forbidden: User: arn:aws:sts'],
  [
    'secret',
    secret,
    [],
    'unable to retrieve secret from asm: .*:secret:key-AbCdEf from secrets manager: .*GetSecretValue',
  ],
  ['parameter', parameter, [], 'unable to retrieve secrets from ssm: .*parameter/app/key because no identity-based'],
  ['environment file', file, [], 'failed to download env files: .*StatusCode: 403, .*Forbidden$'],
] as const)('a task and what its execution role may not do: %s', (_what, container, actions, reason) => {
  expect(stoppedReason(container, actions)).toMatch(new RegExp(reason))
})

test.each([
  ['secrets', secret, "Secrets Manager can't find the specified secret.$"],
  ['parameters', parameter, 'invalid parameters: /app/key$'],
  ['buckets', file, 'StatusCode: 404, .*Not Found$'],
] as const)('a task names what a scenario that lists %s does not', (kind, container, reason) => {
  expect(stoppedReason(container, undefined, [kind])).toMatch(new RegExp(reason))
  expect(stoppedReason(container)).toMatch(/^Essential/)
})

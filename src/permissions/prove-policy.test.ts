import { expect, test } from 'vitest'
import { policyOf } from '../iam/index.ts'
import { type MetCheck, proveElements } from './prove-policy.ts'

const account = '111122223333'
const service = (name: string) => `arn:aws:ecs:eu-west-1:${account}:service/app/${name}`

test('an element that no check needs is proved by nothing', () => {
  const check: MetCheck = {
    ...{ action: 'ecs:UpdateService', resource: service('web'), context: {} },
    ...{ where: 'deploy, the service is there', met: 'rehearsed' },
  }
  const policy = policyOf([
    { Effect: 'Allow', Action: ['ecs:UpdateService', 'ecs:DeleteService'], Resource: [service('web'), service('api')] },
  ])
  const lost = proveElements(policy, [check], account).map(({ value, evidence }) => [value, evidence !== undefined])
  expect(lost).toEqual([
    ['ecs:UpdateService', true],
    ['ecs:DeleteService', false],
    [service('web'), true],
    [service('api'), false],
  ])
})

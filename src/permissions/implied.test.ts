import { expect, test } from 'vitest'
import { decryptNeeds } from './implied.ts'
import type { LineNeed } from './statements.ts'

function need(action: string, resource: string): LineNeed {
  return { action, resource, line: 'deploy', step: 'look up', grade: 'required', principal: 'caller', when: [[]] }
}

const key = 'arn:aws:kms:eu-west-1:111122223333:key/0f1e2d3c'
const fences = (...needs: readonly LineNeed[]) =>
  decryptNeeds(needs, [key]).map(({ context }) => context?.['kms:ViaService'])

test('a key is fenced by the services that look up in its region', () => {
  const parameter = (region: string) => need('ssm:GetParameter', `arn:aws:ssm:${region}:111122223333:parameter/tag`)
  expect(fences(parameter('eu-west-1'))).toEqual(['ssm.eu-west-1.amazonaws.com'])
  expect(fences(parameter('us-east-1'))).toEqual([])
})

test('a bucket may be in any region: its key is in the same', () => {
  expect(fences(need('s3:GetObject', 'arn:aws:s3:::states/a'))).toEqual(['s3.eu-west-1.amazonaws.com'])
})

test('nothing is decrypted where nothing is looked up', () => {
  expect(fences(need('ecs:UpdateService', 'arn:aws:ecs:eu-west-1:111122223333:service/app/web'))).toEqual([])
})

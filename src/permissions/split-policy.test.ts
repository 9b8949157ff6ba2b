import { expect, test } from 'vitest'
import { splitPolicy } from './split-policy.ts'

test('a statement that is longer than a policy is cut by its resources, and none is lost or said twice', () => {
  const resources = Array.from(
    { length: 300 },
    (_, index) => `arn:aws:ecs:eu-west-1:111122223333:service/app/web-${index}`,
  )
  const parts = splitPolicy([
    { Sid: 'DeployService', Effect: 'Allow', Action: 'ecs:UpdateService', Resource: resources },
  ])
  expect(parts.length).toBeGreaterThan(1)
  const statements = parts.flatMap(({ Statement }) => [Statement].flat())
  expect(statements.flatMap(({ Resource = [] }) => Resource)).toEqual(resources)
  expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length)
  for (const part of parts) expect(JSON.stringify(part).length).toBeLessThanOrEqual(6144)
})

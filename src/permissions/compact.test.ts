import { expect, test } from 'vitest'
import { compacted } from './compact.ts'
import type { PlannedStatement } from './statements.ts'

const resources = ['arn:aws:ecs:eu-west-1:111122223333:task-definition/web:*']

function statement(action: string, context: Readonly<Record<string, string>> = {}): PlannedStatement {
  return { sid: action, grade: 'required', actions: [`ecs:${action}`], resources, context, reasons: [] }
}

test('statements about the same resources become one, unless one of them is fenced', () => {
  const fence = { 'ecs:cluster': 'arn:aws:ecs:eu-west-1:111122223333:cluster/app' }
  const made = compacted([
    statement('RegisterTaskDefinition'),
    statement('RunTask', fence),
    statement('DeregisterTaskDefinition'),
  ])
  expect(made.map(({ actions, context }) => ({ actions, context }))).toEqual([
    { actions: ['ecs:DeregisterTaskDefinition', 'ecs:RegisterTaskDefinition'], context: {} },
    { actions: ['ecs:RunTask'], context: fence },
  ])
})

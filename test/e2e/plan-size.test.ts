import { expect, test } from 'vitest'
import { planLine } from '../support/plan-line.ts'
import { testPorts } from '../support/test-ports.ts'
import { webProject, withHealthCheck } from './stage.ts'

const tagged = {
  ...withHealthCheck(webProject),
  'ecs-service-def.json': JSON.stringify({
    ...JSON.parse(String(webProject['ecs-service-def.json'])),
    tags: [{ key: 'team', value: 'web' }],
  }),
}

function planOf(line: string, remember = true) {
  return planLine(line, testPorts({ files: tagged }), { remember })
}

const lines = [
  'deploy',
  'deploy --if-changed',
  'deploy --if-changed --force-new-deployment --tasks 3',
  'deploy --revision 3 --if-changed',
  'deploy --skip-task-definition',
  'run',
  'run --skip-task-definition --propagate-tags SERVICE --wait-until running',
  'wait',
  'wait --wait-until ecs:BAKE_TIME',
  'deploy --if-changed --wait-until paused',
  'deploy --if-changed --suspend-auto-scaling --auto-scaling-max 9',
  'rollback',
  'rollback --with-previous-task-definition --wait-until ecs:BAKE_TIME',
  'continue',
]

test.each(lines)('%s is planned in fewer than 100 paths', async (line) => {
  const { paths } = await planOf(line)
  expect(paths.length).toBeLessThan(100)
})

test.each(lines)('what %s remembers while it is planned is what it would find again', async (line) => {
  const [remembering, forgetting] = [await planOf(line), await planOf(line, false)]
  expect(remembering.needs).toEqual(forgetting.needs)
  expect(remembering.questions).toEqual(forgetting.questions)
})

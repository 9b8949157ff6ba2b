import { expect, test } from 'vitest'
import { plan } from '../../src/calls/index.ts'
import { bodyOf } from '../../src/cli/body.ts'
import { commands } from '../../src/cli/commands.ts'
import { invocationOf } from '../../src/cli/invocation.ts'
import { parse } from '../../src/cli/parse.ts'
import { openSession } from '../../src/cli/session.ts'
import { testPorts } from '../support/test-ports.ts'
import { webProject, withHealthCheck } from './stage.ts'

const tagged = {
  ...withHealthCheck(webProject),
  'ecs-service-def.json': JSON.stringify({
    ...JSON.parse(String(webProject['ecs-service-def.json'])),
    tags: [{ key: 'team', value: 'web' }],
  }),
}

async function planOf(line: string, remember = true) {
  const ports = testPorts({ files: tagged })
  const parsed = await parse(line.split(' '), commands, ports.env)
  if ('help' in parsed) throw new Error('help')
  const command = commands.find(({ name }) => name === parsed.command)
  if (command?.kind !== 'project') throw new Error(`no command in ${line}`)
  const { project, world } = await openSession(parsed.globals, ports, () => {})
  const body = bodyOf(await command.body(parsed, invocationOf(parsed)), parsed.globals, ports)
  return plan((aws) => body(aws, project), world, { dryRun: command.isDryRun(parsed), remember })
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

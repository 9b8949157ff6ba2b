import { describe, expect, test } from 'vitest'
import { webProject } from '../../test/e2e/stage.ts'
import { memoryFiles } from '../../test/support/files.ts'
import { virtualClock } from '../../test/support/virtual-clock.ts'
import { commands } from '../commands/index.ts'
import { createDeployer, type Deployer, type Event, UserError } from '../index.ts'
import type { DeployerRun } from './start-command.ts'

const trail = JSON.stringify({
  Records: [
    {
      eventVersion: '1.08',
      eventSource: 'ecs.amazonaws.com',
      eventName: 'ListClusters',
      awsRegion: 'us-east-1',
      eventTime: '2026-01-01T00:00:00Z',
      recipientAccountId: '111122223333',
      requestParameters: {},
    },
  ],
})

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ecs:DescribeServices', Resource: '*' }],
})

function deployer(options: Parameters<typeof createDeployer>[0] = {}): Deployer {
  const files = memoryFiles('/project', {
    ...webProject,
    'policy.json': policy,
    'trail.json': trail,
    'wide.json': policy.replace('ecs:DescribeServices', '*'),
  })
  return createDeployer({
    directory: '/project',
    env: { TAG: 'v1' },
    sandbox: true,
    ports: { files, clock: virtualClock() },
    ...options,
  })
}

/** A deployer whose service is there. */
async function deployed(): Promise<Deployer> {
  const own = deployer()
  await own.deploy().result
  return own
}

function namesIn(methods: object, before: readonly string[] = []): string[] {
  return Object.entries(methods).flatMap(([word, one]) =>
    typeof one === 'function' ? [[...before, word].join(' ')] : namesIn(one, [...before, word]),
  )
}

const named = commands.map(({ name }) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))

test('every command is a method, by the words of its name', () => {
  expect(namesIn(deployer()).toSorted()).toEqual(named.toSorted())
})

/** A run of each command, and what it gives. */
const runs: Readonly<Record<string, readonly [run: (own: Deployer) => Promise<unknown>, gives: unknown]>> = {
  register: [
    async (own) => (await own.register().result).taskDefinition,
    expect.stringMatching(/:task-definition\/web:2$/),
  ],
  deploy: [async (own) => (await own.deploy({ tasks: 1 }).result).action, 'updated'],
  scale: [async (own) => (await own.scale({ tasks: 3 }).result).desiredCount, 3],
  refresh: [async (own) => (await own.refresh().result).action, 'updated'],
  run: [async (own) => (await own.run({ wait: false }).result).tasks.length, 1],
  rollback: [async (own) => own.rollback().result, expect.objectContaining({ code: 'REVISION_BEFORE_MISSING' })],
  continue: [async (own) => own.continue().result, expect.objectContaining({ code: 'NOTHING_PAUSED' })],
  wait: [async (own) => (await own.wait().result).service, 'web'],
  diff: [async (own) => (await own.diff().result).service?.differences, []],
  status: [async (own) => (await own.status({ events: 1 }).result).events.length, 1],
  explain: [async (own) => own.explain().result, expect.anything()],
  revisions: [
    async (own) => own.revisions().result,
    { kind: 'list', revisions: [expect.objectContaining({ name: 'web:1' })] },
  ],
  tasks: [async (own) => JSON.parse(await own.tasks({ output: 'json' }).text()), expect.anything()],
  appspec: [async (own) => own.appspec().text(), expect.objectContaining({ code: 'LOAD_BALANCER_MISSING' })],
  deregister: [async (own) => (await own.deregister({ keeps: 1, force: true }).result).deregistered, []],
  delete: [async (own) => (await own.delete({ force: true, terminate: true }).result).service, 'web'],
  render: [async (own) => (await own.render({}, 'taskdef').result).documents.length, 1],
  'policy generate': [
    async (own) => own.policy.generate({ for: ['deploy'] }).text(),
    expect.stringContaining('ecs:UpdateService'),
  ],
  'policy trust': [
    async (own) => own.policy.trust({ account: '111122223333' }, 'ecs-tasks').text(),
    expect.stringContaining('sts:AssumeRole'),
  ],
  'policy check': [
    async (own) => (await own.policy.check({ for: ['deploy'] }, 'policy.json').result).missing.length,
    expect.any(Number),
  ],
  'policy explain': [
    async (own) => own.policy.explain({ for: ['deploy'] }, 'policy.json').text(),
    expect.stringContaining('ecs:DescribeServices'),
  ],
  'policy prove': [async (own) => own.policy.prove({ for: ['deploy'] }).text(), expect.stringContaining('ecs:')],
  'policy diff': [
    async (own) => own.policy.diff({ for: ['deploy'], from: ['policy.json'] }).text(),
    expect.stringContaining('ecs:UpdateService'),
  ],
  'policy fromCalls': [
    async (own) => own.policy.fromCalls({ format: 'json' }, 'trail.json').text(),
    expect.stringContaining('ecs:ListClusters'),
  ],
  // The folder is in memory alone: no program can be run there.
  'policy trace': [
    async (own) => own.policy.trace({}, process.execPath, '-e', '0').text(),
    expect.objectContaining({ code: 'TRACE_FAILED' }),
  ],
  'policy preflight': [async (own) => own.policy.preflight({ for: ['deploy'] }).text(), expect.anything()],
  'policy lint': [async (own) => own.policy.lint({}, 'wide.json').text(), expect.stringContaining('wide.json')],
  init: [async (own) => own.init().result, expect.anything()],
  verify: [async (own) => own.verify().result, expect.anything()],
  exec: [async (own) => own.exec().result, expect.anything()],
  'skills list': [async (own) => own.skills.list().text(), expect.stringContaining('ristretto')],
  'skills show': [async (own) => own.skills.show({}, 'none').text(), expect.objectContaining({ name: 'UserError' })],
  'skills install': [async (own) => own.skills.install().result, expect.anything()],
  'skills update': [async (own) => (await own.skills.update().result).files, []],
  'skills reinstall': [async (own) => (await own.skills.reinstall().result).files, []],
  'skills uninstall': [async (own) => (await own.skills.uninstall().result).files, []],
  'skills status': [async (own) => own.skills.status().text(), expect.stringContaining('not installed')],
  'sandbox status': [async (own) => own.sandbox.status().text(), expect.stringContaining('web')],
  'sandbox journal': [async (own) => own.sandbox.journal().text(), expect.stringContaining('ecs:')],
  'sandbox snapshot': [async (own) => own.sandbox.snapshot({}, 'save', 'kept.json').text(), ''],
  'sandbox reset': [async (own) => own.sandbox.reset().text(), ''],
  schema: [async (own) => own.schema({}, 'config').text(), expect.stringContaining('$schema')],
  completion: [async (own) => own.completion({}, 'bash').text(), expect.stringContaining('complete')],
  docs: [async (own) => own.docs({}, 'sandbox').text(), expect.stringMatching(/^# /)],
  version: [async (own) => (await own.version().result).version, expect.stringMatching(/^\d+\./)],
}

describe('each command runs from a program', () => {
  test.each(Object.entries(runs))('%s', async (_, [run, gives]) => {
    const given = await run(await deployed()).catch((error: unknown) => error)
    expect(given).toEqual(gives)
  })

  test('sandbox serve, until its signal', async () => {
    const stop = new AbortController()
    const served = deployer({ signal: stop.signal }).sandbox.serve({ format: 'json' })
    for await (const event of served.events) {
      if (event.type !== 'output') continue
      expect(JSON.parse(event.text).endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      stop.abort()
      break
    }
    await served.result
  })

  test('none is left out', () => {
    expect(Object.keys(runs).concat('sandbox serve').toSorted()).toEqual(named.toSorted())
  })
})

async function eventsOf(run: DeployerRun<unknown>): Promise<readonly Event[]> {
  const events: Event[] = []
  for await (const event of run.events) events.push(event)
  return events
}

test('command lines in options are read under the options of the deployer, and may have their own', async () => {
  const own = deployer({ config: 'no.yml' })
  await expect(own.policy.generate({ for: ['deploy'] }).result).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  const text = await own.policy.generate({ for: ['--config ecspresso.yml deploy'] }).text()
  expect(text).toContain('ecs:UpdateService')
})

test.each([
  [
    'an unknown option',
    (own: Deployer) => own.deploy(JSON.parse('{"taks": 1}')),
    'OPTION_UNKNOWN',
    'did you mean `tasks`?',
  ],
  [
    'an option of the wrong kind',
    (own: Deployer) => own.deploy(JSON.parse('{"tasks": "2"}')),
    'OPTION_INVALID',
    'it must be a whole number from -1',
  ],
  [
    'a choice that there is not',
    (own: Deployer) => own.diff(JSON.parse('{"format": "html"}')),
    'OPTION_INVALID',
    'it must be one of',
  ],
  [
    'a flag that is a string',
    (own: Deployer) => own.deploy(JSON.parse('{"dryRun": "yes"}')),
    'OPTION_INVALID',
    'it must be `true` or `false`',
  ],
  [
    'a list that is a string',
    (own: Deployer) => own.policy.generate(JSON.parse('{"for": "deploy"}')),
    'OPTION_INVALID',
    'it must be a list of strings',
  ],
  ['a missing argument', (own: Deployer) => own.completion(), 'ARGUMENT_MISSING', 'one of `bash`'],
  ['an argument too much', (own: Deployer) => own.deploy({}, 'now'), 'ARGUMENT_UNEXPECTED', undefined],
  ['an unknown argument', (own: Deployer) => own.render({}, 'all'), 'ARGUMENT_UNEXPECTED', 'one of `config`'],
])('%s is refused before anything is done', async (_, begin, code, hint) => {
  const run = begin(deployer())
  const failure = await run.result.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(UserError)
  expect(failure).toMatchObject({ code, ...(hint === undefined ? {} : { hint: expect.stringContaining(hint) }) })
  expect((await eventsOf(run)).map(({ type }) => type)).toEqual(['end'])
})

test('verify asks about command lines, as the command line reads them', async () => {
  const own = await deployed()
  const { findings } = await own.verify({ for: ['deploy'] }).result
  expect(findings.find(({ subject }) => subject.startsWith('permissions of the caller'))).toMatchObject({
    subject: 'permissions of the caller for `deploy`',
    status: 'wrong',
    text: expect.stringContaining('ecs:UpdateService'),
  })
})

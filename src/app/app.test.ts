import { describe, expect, test } from 'vitest'
import { testPorts } from '../../test/support/test-ports.ts'
import type { Aws } from '../calls/index.ts'
import { describeServices } from '../calls/operations/index.ts'
import { globalOptions } from '../cli/globals.ts'
import { readValues } from '../cli/read-values.ts'
import { accountCommand, projectCommand } from '../commands/command.ts'
import type { Project } from '../settings/index.ts'
import { openApp } from './index.ts'

const greet = { loud: { kind: 'flag', about: 'in capitals', default: false } } as const

/** What adding a command takes: a descriptor, and a body that it loads. */
const look = accountCommand({
  name: 'look',
  about: 'look at a service without a project',
  options: greet,
  load:
    async () =>
    async (aws: Aws, { loud }) => {
      const found = await aws.step('look').call(describeServices({ cluster: 'app', services: ['web'] }))
      const count = found.take(({ services = [] }) => services.length, 0)
      return { count, loud }
    },
})

const name = projectCommand({
  name: 'name',
  about: 'tell the name of the service',
  options: {},
  load: async () => async (_: Aws, project: Project) => ({ service: project.service }),
})

const nothing = { invocation: { again: (word: string) => word, positional: [], config: 'ecspresso.yml' } }
const files = { 'ecspresso.yml': 'region: ap-northeast-1\ncluster: app\nservice: web\ntask_definition: td.json\n' }

function appOf(options: Partial<ReturnType<typeof globals>> = {}, tree: Readonly<Record<string, string>> = files) {
  const ports = testPorts({ files: tree })
  const reads: string[] = []
  const read = (path: string) => {
    reads.push(path)
    return ports.files.read(path)
  }
  const counted = { ...ports, files: { ...ports.files, read } }
  const app = openApp(
    { ...globals(), ...options },
    { ports: counted, report: () => {}, watching: { isWatched: false } },
  )
  return { app, reads }
}

function globals() {
  return readValues(globalOptions, {}, { env: {} })
}

describe('a command on an account', () => {
  test('is planned without a project', async () => {
    const { app, reads } = appOf({}, {})
    const { needs } = await app.plan(
      look,
      { ...nothing, options: { loud: false }, line: 'look' },
      { account: '111122223333' },
    )
    expect(needs).toMatchObject([
      { action: 'ecs:DescribeServices', resource: 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web' },
    ])
    expect(reads).toEqual([])
  })

  test('runs in the sandbox under its own policy, without a project', async () => {
    const { app } = appOf({ sandbox: true }, {})
    await expect(app.run(look, { ...nothing, options: { loud: true }, line: 'look --loud' })).rejects.toMatchObject({
      awsCode: 'ClusterNotFoundException',
    })
  })
})

describe('a command on a project', () => {
  test('gives its result', async () => {
    const { app } = appOf()
    expect(await app.run(name, { ...nothing, options: {}, line: 'name' })).toEqual({ service: 'web' })
  })

  test('reads the project once, however often it is run and planned', async () => {
    const { app, reads } = appOf()
    for (let i = 0; i < 3; i++) {
      await app.run(name, { ...nothing, options: {}, line: 'name' })
      await app
        .with({ ...app.options, assumeRoleArn: 'arn:aws:iam::111122223333:role/ci' })
        .plan(name, { ...nothing, options: {}, line: 'name' })
    }
    expect(reads.filter((path) => path.endsWith('ecspresso.yml'))).toHaveLength(1)
  })
})

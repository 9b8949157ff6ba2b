import { describe, expect, test } from 'vitest'
import { createStage, type Stage, webProject } from './stage.ts'

// Flags under exactly the generated policy; that none is ignored, parity.test.ts shows.

const definition = JSON.parse(String(webProject['ecs-task-def.json']).replaceAll(/\{\{.*?\}\}/g, 'v1'))
const service = JSON.parse(String(webProject['ecs-service-def.json']))
const [app] = definition.containerDefinitions
const group = 'arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef'
const balancers = [{ containerName: 'app', containerPort: 80, targetGroupArn: group }]

const twoContainers = {
  'ecs-task-def.json': JSON.stringify({
    ...definition,
    containerDefinitions: [app, { ...app, name: 'sidecar', image: 'example.com/sidecar:v1' }],
  }),
}

async function deployed(files: Record<string, string> = {}): Promise<Stage> {
  const behaviours = [{ image: '*', logLines: ['ready'] }]
  const stage = createStage({ files, behaviours })
  await stage.asAdministrator('deploy')
  return stage
}

function write(stage: Stage, name: string, content: object): Promise<void> {
  return stage.files.write(`/project/${name}`, JSON.stringify(content))
}

test('--ext-code gives Jsonnet a value of any kind', async () => {
  const files = {
    'ecspresso.yml': String(webProject['ecspresso.yml']).replace('ecs-task-def.json', 'ecs-task-def.jsonnet'),
    'ecs-task-def.jsonnet': "{ family: 'web', cpu: std.toString(std.extVar('units') + 256), containerDefinitions: [] }",
  }
  const told = await createStage({ files }).run('render taskdef --ext-code units=256')
  expect(JSON.parse(told.stdout)).toMatchObject({ cpu: '512' })
})

test('--filter-command picks a task', async () => {
  const stage = await deployed()
  const told = await stage.run('tasks find --filter-command cat')
  expect(told.stderr).toBe('')
  expect(JSON.parse(told.stdout)).toMatchObject({ lastStatus: 'RUNNING' })
})

describe('appspec', () => {
  test('--no-update-service is about the service as it is', async () => {
    const files = {
      'ecs-task-def.json': JSON.stringify({
        ...definition,
        containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80 }] }],
      }),
      'ecs-service-def.json': JSON.stringify({ ...service, loadBalancers: balancers }),
    }
    const stage = createStage({ files })
    await stage.asAdministrator('deploy --no-wait')
    await write(stage, 'ecs-service-def.json', { ...service, loadBalancers: [] })
    expect((await stage.run('appspec --no-update-service')).stdout).toContain('ContainerPort: 80')
    expect((await stage.asAdministrator('appspec --update-service')).exitCode).toBe(1)
  })
})

describe('create, the former name of deploy', () => {
  test('create --dry-run --tasks says what would be created', async () => {
    const told = await createStage().run('create --dry-run --tasks 5')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain('"desiredCount": 5')
    expect(told.stderr).toContain('`create` is the former name of `deploy`')
    expect(told.calls.filter((name) => !/Describe|List/.test(name))).toEqual([])
  })

  test.each(['create --latest-task-definition', 'create --skip-task-definition'])(
    '%s registers nothing',
    async (line) => {
      const stage = createStage()
      await stage.asAdministrator('register')
      const told = await stage.run(`${line} --no-wait`, {
        policy: await stage.policyOf([line], ['--read']),
      })
      expect(told.exitCode, told.stderr).toBe(0)
      expect(told.calls).toContain('ecs:CreateService')
      expect(told.calls).not.toContain('ecs:RegisterTaskDefinition')
    },
  )
})

test('deploy --no-update-service leaves the members of the service', async () => {
  const stage = await deployed()
  await write(stage, 'ecs-service-def.json', { ...service, enableExecuteCommand: true })
  await stage.run('deploy --no-update-service')
  expect((await stage.run('diff')).stdout).toContain('"enableExecuteCommand": true')
})

describe('diff', () => {
  test('diff --external compares by another program', async () => {
    const stage = await deployed()
    await write(stage, 'ecs-service-def.json', { ...service, desiredCount: 7 })
    const told = await stage.run('diff --external cat')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain('"desiredCount": 2')
    expect(told.stdout).toContain('"desiredCount": 7')
    expect(told.stdout).not.toContain('+++')
  })

  test('diff --external fails where the program does', async () => {
    const stage = await deployed()
    await write(stage, 'ecs-service-def.json', { ...service, desiredCount: 7 })
    const told = await stage.run('diff --external ristretto-no-such-program')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: .*ristretto-no-such-program/m)
    expect(told.stderr).not.toContain('bug:')
  })

  test('diff --jsonnet writes both sides in Jsonnet', async () => {
    const stage = await deployed()
    await write(stage, 'ecs-service-def.json', { ...service, desiredCount: 7 })
    expect((await stage.run('diff --jsonnet')).stdout).toMatch(/^\+ {2}desiredCount: 7,$/m)
  })

  test('diff --with-service is what is always so', async () => {
    const stage = await deployed()
    await write(stage, 'ecs-service-def.json', { ...service, desiredCount: 7 })
    expect((await stage.run('diff --with-service')).stdout).toContain('"desiredCount": 7')
    expect((await stage.run('diff --without-service')).stdout).toBe('')
  })

  test('target groups that a blue/green deployment has swapped are no difference', async () => {
    const other = group.replace('/web/', '/green/')
    const swapped = (targetGroupArn: string, alternateTargetGroupArn: string) => ({
      ...service,
      loadBalancers: [
        { containerName: 'app', containerPort: 80, targetGroupArn, advancedConfiguration: { alternateTargetGroupArn } },
      ],
    })
    const files = {
      'ecs-task-def.json': JSON.stringify({
        ...definition,
        containerDefinitions: [{ ...app, portMappings: [{ containerPort: 80 }] }],
      }),
      'ecs-service-def.json': JSON.stringify(swapped(other, group)),
    }
    const stage = createStage({ files })
    const made = await stage.asAdministrator('deploy --no-wait')
    expect(made.exitCode, made.stderr).toBe(0)
    await write(stage, 'ecs-service-def.json', swapped(group, other))
    expect((await stage.run('diff')).stdout).not.toContain('targetGroupArn')
  })
})

test('docs prints a page, and a mistyped topic has a neighbour', async () => {
  expect((await createStage().asAdministrator('docs sandbox')).stdout).toMatch(/^# /m)
  expect((await createStage().asAdministrator('docs sandbx')).stderr).toMatch(/did you mean `sandbox`/)
})

describe('init', () => {
  test('--task-definition-path and --service-definition-path say where', async () => {
    const stage = await deployed()
    stage.files.contents.clear()
    await stage.run(
      'init --service web --cluster app --region ap-northeast-1 --service-definition-path service.json --task-definition-path task.json',
    )
    expect([...stage.files.contents.keys()].sort()).toEqual(
      ['ecspresso.yml', 'service.json', 'task.json'].map((name) => `/project/${name}`),
    )
  })

  test('--express takes the service for one of Express Mode, and --express-definition-path says where it is written', async () => {
    const stage = await deployed()
    stage.files.contents.clear()
    const told = await stage.run(
      'init --service web --cluster app --region ap-northeast-1 --express --express-definition-path express.json --dry-run',
    )
    expect(told.calls).toContain('ecs:DescribeExpressGatewayService')
    expect(told.exitCode).toBe(1)
  })

  test('--sort puts lists in order', async () => {
    const environment = ['B', 'A'].map((name) => ({ name, value: '1' }))
    const stage = await deployed({
      'ecs-task-def.json': JSON.stringify({ ...definition, containerDefinitions: [{ ...app, environment }] }),
    })
    const orders = async (flag: string) => {
      await stage.run(`init --service web --cluster app --region ap-northeast-1 --force-overwrite ${flag}`)
      const text = new TextDecoder().decode(stage.files.contents.get('/project/ecs-task-def.json'))
      return JSON.parse(text).containerDefinitions[0].environment.map(({ name }: { name: string }) => name)
    }
    expect([await orders('--no-sort'), await orders('--sort')]).toEqual([
      ['B', 'A'],
      ['A', 'B'],
    ])
  })

  test('init --jsonnet changes the endings', async () => {
    const stage = await deployed()
    const told = await stage.run('init --service web --cluster app --region ap-northeast-1 --jsonnet')
    expect(told.stderr).toContain('wrote ecs-task-def.jsonnet\n')
  })
})

describe('tasks logs', () => {
  test('tasks logs --container is about one of them', async () => {
    const stage = await deployed(twoContainers)
    const { stdout } = await stage.asAdministrator('tasks --output json')
    const [, id] = /"taskArn": "[^"]*\/([0-9a-f]+)"/.exec(stdout) ?? []
    const of = async (line: string) => (await stage.run(line)).stdout
    expect(await of(`tasks logs --duration 10m --id ${id}`)).toContain('sidecar')
    expect(await of(`tasks logs --duration 10m --id ${id} --container app`)).not.toContain('sidecar')
    expect(await of(`tasks logs --id ${id} --start-time 2030-01-01T00:00:00Z`)).toBe('')
    expect(await of(`tasks logs --id ${id} --start-time 2020-01-01T00:00:00Z --container app`)).toMatch(/ready\n$/)
  })

  test('tasks logs --follow goes on until the task has stopped', async () => {
    const stage = createStage({ behaviours: [{ image: '*', logLines: ['ready'], exitAfterSeconds: 60, exitCode: 0 }] })
    const ran = await stage.asAdministrator('run --no-wait --output json')
    const id = String(JSON.parse(ran.stdout).result.tasks[0].id)
    const told = await stage.run(`tasks logs --follow --id ${id}`)
    expect(told.stdout).toMatch(/ready\n$/)
    expect(told.seconds).toBeGreaterThan(30)
  })
})

test('wait --until is the older spelling of --wait-until', async () => {
  const told = await (await deployed()).run('wait --until deployed')
  expect(told).toMatchObject({ exitCode: 0 })
  expect((await createStage().asAdministrator('wait --until soon')).stderr).toMatch(/invalid value `soon`/)
})

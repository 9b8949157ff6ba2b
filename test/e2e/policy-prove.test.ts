import { describe, expect, test } from 'vitest'
import type { PolicyDocument, StatementDocument } from '../../src/iam/index.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, createStage, webProject } from './stage.ts'

const lines = ['register', 'run --watch-container app', 'deploy']
const now = Date.UTC(2026, 10, 24, 9)

function prove(argv: readonly string[], policy?: PolicyDocument | string) {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy)
  const files = policy === undefined ? webProject : { ...webProject, 'deploy.json': text }
  const given = policy === undefined ? [] : ['deploy.json']
  return runTestCommand(['policy', 'prove', ...given, ...argv], {
    ...testPorts({ files, env: {} }),
    realNow: () => now,
  })
}

function forLines(given: readonly string[] = lines): string[] {
  return given.flatMap((line) => ['--for', line])
}

function statementsIn({ Statement }: PolicyDocument): StatementDocument[] {
  return [Statement].flat()
}

interface Played {
  readonly line: string
  readonly scenario: string
}

function unmetIn(branches: readonly { readonly answer: string; readonly scenario?: string }[]): string[] {
  return branches.flatMap(({ answer, scenario }) => (scenario === undefined ? [answer] : []))
}

interface Rehearsal {
  readonly scenario: string
  readonly ended: string
}

interface Element {
  readonly statement: string
  readonly element: string
  readonly value: string
  readonly evidence?: string
  readonly met?: string
}

describe('policy prove', () => {
  test('proves the generated policy of register, run and deploy enough and minimal', async () => {
    const told = await prove([...forLines(), '--minimal', '--format', 'json'])
    expect(told).toMatchObject({ exitCode: 0, stderr: '' })
    const proof = JSON.parse(told.stdout)
    expect(proof).toMatchObject({
      schemaVersion: 1,
      date: '2026-11-24T09:00:00.000Z',
      policyDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      referenceDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      lines,
      lacking: [],
      patch: [],
      superfluous: [],
    })
    const played = proof.rehearsals.map(({ line, scenario }: Played) => `${line.split(' ')[0]}, ${scenario}`)
    expect(played).toEqual([
      'register, nothing is there yet',
      'register, the service is there',
      'register, the tasks crash',
      'run, nothing is there yet',
      'run, the service is there',
      'run, the tasks crash',
      'run, no task can be placed',
      'deploy, nothing is there yet',
      'deploy, the service is there',
      'deploy, the tasks crash',
      'deploy, the service was deleted',
      'deploy, no task can be placed',
      'deploy, AWS tells of what was written half a minute later',
    ])
    // The files say who deploys the service; that another one does is met by no scenario.
    expect(unmetIn(proof.branches)).toEqual(['not: ECS itself deploys the service'])
    const elements: Element[] = proof.elements
    expect(elements.every(({ evidence }) => evidence !== undefined)).toBe(true)
    // Nearly all of it was met when the commands ran.
    expect(elements.filter(({ met }) => met === 'planned').map(({ value }) => value)).toEqual([])
    const conditions = elements.filter(({ element }) => element === 'condition')
    expect(conditions.map(({ statement }) => statement).sort()).toEqual(['FindFailedTasks', 'PassTaskRoles', 'RunTask'])
    expect(conditions[0]?.evidence).toMatch(/ is refused, and allowed without the condition$/)
  })

  test('names what each element that is taken away was for', async () => {
    const document = await createStage().policyOf(['deploy'])
    for (const [index, left] of statementsIn(document).entries()) {
      const policy = { ...document, Statement: statementsIn(document).filter((_, i) => i !== index) }
      const told = await prove([...forLines(['deploy']), '--format', 'json'], policy)
      expect(told.exitCode).toBe(1)
      const { lacking, patch } = JSON.parse(told.stdout)
      const actions = lacking.map(({ action }: { action: string }) => action)
      for (const action of [left.Action ?? []].flat()) expect(actions).toContain(action)
      expect(patch.length).toBeGreaterThan(0)
    }
  })

  test('--minimal fails for what nothing needs, a condition that fences nothing included', async () => {
    const document = await createStage().policyOf(['deploy'])
    const more: StatementDocument[] = [
      { Sid: 'Stop', Effect: 'Allow', Action: 'ecs:StopTask', Resource: '*' },
      {
        Sid: 'Again',
        Effect: 'Allow',
        Action: 'ecs:DescribeServices',
        Resource: 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'ap-northeast-1' } },
      },
    ]
    const policy = { ...document, Statement: [...statementsIn(document), ...more] }
    expect((await prove(forLines(['deploy']), policy)).exitCode).toBe(0)
    const told = await prove([...forLines(['deploy']), '--minimal'], policy)
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(/not minimal: \d of its \d+ elements can be taken away/)
    expect(told.stdout).toContain('  Stop, action ecs:StopTask: nothing is lost')
    expect(told.stdout).toContain('  Again, condition aws:RequestedRegion = ap-northeast-1: nothing is lost')
  })

  test('as Markdown', async () => {
    const { stdout } = await prove([...forLines(['register']), '--format', 'markdown'])
    expect(stdout.replace(/ristretto \S+|sha256:\w+|reference of \S+;/g, '…')).toMatchSnapshot()
  })

  test('plays the account of --account', async () => {
    const files = {
      ...webProject,
      'ecs-task-def.json': String(webProject['ecs-task-def.json']).replaceAll('111122223333', '444455556666'),
    }
    const ports = { ...testPorts({ files, env: {} }), realNow: () => now }
    expect(await runTestCommand(['policy', 'prove', '--for', 'deploy', '--minimal'], ports)).toMatchObject({
      exitCode: 0,
    })
  })

  test('--grade required proves what commands fail without, and finds the rest superfluous', async () => {
    const stage = createStage()
    const required = await stage.policyOf(['deploy'], ['--grade', 'required'])
    const argv = [...forLines(['deploy']), '--grade', 'required', '--minimal']
    expect(await prove(argv, required)).toMatchObject({ exitCode: 0 })
    expect(await prove(argv)).toMatchObject({ exitCode: 0 })
    // The default asks for the output as well.
    expect((await prove(forLines(['deploy']), required)).exitCode).toBe(1)
  })

  test('plays a deployment under way for wait, and says where each answer was given', async () => {
    const { stdout } = await prove([...forLines(['wait']), '--format', 'json'])
    const { branches } = JSON.parse(stdout)
    expect(branches).toContainEqual({
      line: 'wait',
      answer: 'tasks have stopped',
      scenario: 'a deployment under way fails',
    })
    // Of a deployment that is under way the list is read before it is followed, which then looks for it no more.
    expect(unmetIn(branches)).toEqual([
      'not: ECS itself deploys the service',
      'a service deployment is listed',
      'not: a service deployment is listed',
      'not: tasks have stopped',
    ])
  })

  describe('where a file looks a role up', () => {
    const state = JSON.stringify({
      version: 4,
      outputs: { role: { value: `arn:aws:iam::${account}:role/web-exec`, type: 'string' } },
    })
    const files = {
      ...webProject,
      'ecspresso.yml': `${webProject['ecspresso.yml']}\nplugins:\n  - name: tfstate\n    config:\n      url: s3://states/web.tfstate\n`,
      'ecs-task-def.json': JSON.stringify({
        ...JSON.parse(String(webProject['ecs-task-def.json'])),
        executionRoleArn: '{{ tfstate `output.role` }}',
      }),
      'web.tfstate': state,
      'scenario.yml': 'buckets:\n  - name: states\n    objects:\n      - key: web.tfstate\n        file: web.tfstate\n',
    }
    const proveHere = (...argv: string[]) =>
      runTestCommand(['policy', 'prove', '--for', 'deploy', ...argv], {
        ...testPorts({ files, env: {} }),
        realNow: () => now,
      })

    test.each([
      ['--seed-file', 's3://states/web.tfstate=web.tfstate'],
      ['--scenario', 'scenario.yml'],
    ])('it is found in what %s puts into the sandbox', async (...argv) => {
      const { exitCode, stdout, stderr } = await proveHere('--minimal', ...argv)
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      expect(stdout).toContain(
        `PassTaskRoles, resource arn:aws:iam::${account}:role/web-exec: deploy, nothing is there yet`,
      )
      expect(stdout).toContain('Tfstate, action s3:GetObject: deploy, nothing is there yet')
    })

    test('the hint says how it gets there', async () => {
      expect(await proveHere()).toMatchObject({
        exitCode: 2,
        stdout: '',
        stderr: expect.stringMatching(
          /^error: ecs-task-def\.json:\d+:\d+: the proof is made in a sandbox, where s3:GetObject failed: NoSuchBucket: .*\nhint: --scenario FILE puts there what the files look up, --seed-file s3:\/\/BUCKET\/KEY=FILE a Terraform state\n/,
        ),
      })
    })
  })

  describe('where others than the rolling update deploy', () => {
    const arn = (kind: string) => `arn:aws:elasticloadbalancing:ap-northeast-1:${account}:${kind}`
    const service = JSON.parse(String(webProject['ecs-service-def.json']))
    const task = JSON.parse(String(webProject['ecs-task-def.json']))
    const balancer = {
      targetGroupArn: arn('targetgroup/blue/0123456789abcdef'),
      containerName: 'app',
      containerPort: 80,
    }
    const bounds = { maximumPercent: 200, minimumHealthyPercent: 100 }
    const files = (own: object, configuration = '') => ({
      ...webProject,
      'ecspresso.yml': `${webProject['ecspresso.yml']}${configuration}`,
      'ecs-service-def.json': JSON.stringify({ ...service, deploymentConfiguration: bounds, ...own }),
      'ecs-task-def.json': JSON.stringify({
        ...task,
        containerDefinitions: [{ ...task.containerDefinitions[0], portMappings: [{ containerPort: 80 }] }],
      }),
    })
    const byCodeDeploy = files(
      { deploymentController: { type: 'CODE_DEPLOY' }, loadBalancers: [balancer] },
      'codedeploy:\n  application_name: shop\n  deployment_group_name: web\n',
    )
    const staged = (strategy: object) =>
      files({
        deploymentConfiguration: { ...bounds, ...strategy },
        loadBalancers: [
          {
            ...balancer,
            advancedConfiguration: {
              alternateTargetGroupArn: arn('targetgroup/green/0123456789abcdef'),
              productionListenerRule: arn('listener-rule/app/lb/0123456789abcdef/0123456789abcdef/0123456789abcdef'),
              roleArn: `arn:aws:iam::${account}:role/web-infrastructure`,
            },
          },
        ],
      })

    test.each([
      ['CodeDeploy', byCodeDeploy, 'codedeploy:CreateDeployment'],
      ['blue/green', staged({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 }), 'ecs:UpdateService'],
      [
        'canary',
        staged({ strategy: 'CANARY', canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 1 } }),
        'ecs:UpdateService',
      ],
    ])('%s is played, with a deployment that goes well and one that does not', async (_, project, action) => {
      const told = await runTestCommand(['policy', 'prove', '--for', 'deploy', '--minimal', '--format', 'json'], {
        ...testPorts({ files: project, env: {} }),
        realNow: () => now,
      })
      expect(told, told.stdout).toMatchObject({ exitCode: 0, stderr: '' })
      const { rehearsals, elements, neverWell } = JSON.parse(told.stdout)
      expect(neverWell).toEqual([])
      const ends = new Map(rehearsals.map(({ scenario, ended }: Rehearsal) => [scenario, ended]))
      expect(ends.get('the service is there')).toBe('it went well')
      expect(ends.get('the tasks crash')).toMatch(/^the deployment of web:2 /)
      expect(elements.find(({ value }: Element) => value === action)).toMatchObject({ met: 'rehearsed' })
    })
  })

  test('says of a command line that no scenario lets go well', async () => {
    const service = {
      ...JSON.parse(String(webProject['ecs-service-def.json'])),
      deploymentController: { type: 'EXTERNAL' },
    }
    const { deploymentConfiguration: _, ...external } = service
    const told = await runTestCommand(['policy', 'prove', '--for', 'deploy'], {
      ...testPorts({ files: { ...webProject, 'ecs-service-def.json': JSON.stringify(external) }, env: {} }),
      realNow: () => now,
    })
    expect(told.stdout).toContain(
      '\n`deploy` went well in no scenario: deployment controller `EXTERNAL` is not supported; what it needs beyond that, its plan alone says\n',
    )
  })

  test.each([
    ['broken JSON', '{', [], 'deploy.json:1:'],
    ['a line that is none', '{}', ['--for', 'dance'], 'dance'],
    ['an account of eleven digits', '{}', ['--account', '11112222333'], 'is no account'],
  ])('refuses %s', async (_, policy, argv, message) => {
    expect(await prove(argv, policy)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining(message),
    })
  })
})

import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { addDeploymentGroup } from './deployment-group.ts'
import { account, createStage, region, type StageOptions, webProject } from './stage.ts'

const targetGroup = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/blue/0123456789abcdef`
const definition = {
  ...JSON.parse(String(webProject['ecs-service-def.json'])),
  deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
  deploymentController: { type: 'CODE_DEPLOY' },
  loadBalancers: [{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 80 }],
}
const task = JSON.parse(String(webProject['ecs-task-def.json']))
task.containerDefinitions[0].portMappings = [{ containerPort: 80 }]

const named = 'codedeploy:\n  application_name: shop\n  deployment_group_name: web\n'

function filesOf(configuration: string, more: object = {}) {
  return {
    'ecspresso.yml': `${webProject['ecspresso.yml']}${configuration}`,
    'ecs-service-def.json': JSON.stringify({ ...definition, ...more }),
    'ecs-task-def.json': JSON.stringify(task),
  }
}

const next = { env: { TAG: 'v2' } }
const canary = { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' }

/** A service that CodeDeploy deploys, at its first revision, with a deployment group. */
async function deployed(configuration = named, { group = {}, ...options }: StageOptions & { group?: object } = {}) {
  const stage = createStage({
    ...options,
    files: { ...filesOf(configuration), ...options.files },
    resources: {
      roles: [{ name: 'codedeploy' }],
      functions: [{ name: 'smoke' }, { name: 'sour', hookAnswer: 'Failed' }],
    },
  })
  const first = await stage.run('deploy')
  expect(first.exitCode, first.stderr).toBe(0)
  expect(first.stderr).toMatch(/web runs web:1\n$/)
  expect(first.calls.filter((name) => name.startsWith('codedeploy'))).toEqual([])
  addDeploymentGroup(stage, group)
  return stage
}

const writes = (calls: readonly string[]) =>
  calls.filter((name) => /:(Update|Stop|Register|Deregister|Create)/.test(name))

describe('a service that CodeDeploy deploys', () => {
  test('gets a deployment of its group, without any look for it where the configuration names it', async () => {
    const stage = await deployed()
    const told = await stage.run('deploy', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.calls.slice(0, 4)).toEqual([
      'ecs:DescribeServices',
      'ecs:RegisterTaskDefinition',
      'codedeploy:CreateDeployment',
      'codedeploy:GetDeployment',
    ])
    expect(told.stderr).toMatch(/created deployment d-\w{9} of shop\/web: web:2\n/)
    expect(told.stderr).toMatch(/CodeDeploy d-\w{9} InProgress: Install InProgress, 0% of the traffic\n/)
    expect(told.stderr).toMatch(/web runs web:2\n$/)
    expect((await stage.run('status')).stdout).toContain('TaskDefinition: web:2\n')
    expect((await stage.run('deploy --if-changed', next)).stderr).toBe('nothing to do: what runs equals the files\n')
  })

  test.each([
    ['nothing', '', ['ListApplications', 'BatchGetApplications', 'ListDeploymentGroups', 'BatchGetDeploymentGroups']],
    [
      'the application',
      'codedeploy:\n  application_name: shop\n',
      ['ListDeploymentGroups', 'BatchGetDeploymentGroups'],
    ],
  ])('is looked for as far as the configuration names %s', async (_, configuration, looks) => {
    const stage = await deployed(configuration)
    const told = await stage.run('deploy --no-wait', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.calls.filter((name) => name.startsWith('codedeploy:'))).toEqual(
      [...looks, 'CreateDeployment'].map((name) => `codedeploy:${name}`),
    )
  })

  test('a group that there is not is told before anything is written', async () => {
    const stage = await deployed('')
    stage.sandbox.perform('codedeploy:DeleteDeploymentGroup', { applicationName: 'shop', deploymentGroupName: 'web' })
    const told = await stage.run('deploy', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'error: no deployment group of CodeDeploy deploys service `web` in cluster `app` [DEPLOYMENT_GROUP_MISSING]\nhint: `codedeploy.application_name`',
    )
    expect(writes(told.calls)).toEqual([])
  })

  test('the traffic is shown while it is shifted, also in a live view', async () => {
    const stage = await deployed(named, { group: canary })
    const told = await stage.run('deploy', { ...next, terminal: true })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.drawn.some((view) => /AllowTraffic InProgress, 10% of the traffic/.test(view))).toBe(true)
    expect(told.drawn.some((view) => /ACTIVE +web:2 .*2\/2/.test(view))).toBe(true)
  })

  test('a hook that fails ends it, with its reason', async () => {
    const stage = await deployed(`${named}appspec:\n  Hooks:\n    - BeforeAllowTraffic: sour\n`)
    const told = await stage.run('deploy', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'error: the deployment of web:2 failed: The lambda hook reported that it failed [DEPLOYMENT_FAILED]\n',
    )
    expect((await stage.run('status')).stdout).toContain('TaskDefinition: web:1\n')
  })

  test('--rollback-events has CodeDeploy take it back by itself', async () => {
    const stage = await deployed(`${named}appspec:\n  Hooks:\n    - BeforeAllowTraffic: sour\n`)
    const line = 'deploy --exit-codes --rollback-events DEPLOYMENT_FAILURE,DEPLOYMENT_STOP_ON_ALARM'
    const told = await stage.run(line, next)
    expect(told.stderr).toMatch(
      /error: the deployment of web:2 was rolled back to web:1: The lambda hook reported that it failed\.?; d-\w{9} takes it back \[DEPLOYMENT_ROLLED_BACK\]\n/,
    )
    expect(told.exitCode).toBe(5)
  })

  test.each([
    [
      'deploy --rollback-events EARTHQUAKE',
      named,
      'error: invalid value `EARTHQUAKE` for `--rollback-events` [OPTION_INVALID]\nhint: one of `DEPLOYMENT_FAILURE`',
    ],
    [
      'deploy --wait-until ecs:BAKE_TIME',
      named,
      'error: `--wait-until ecs:BAKE_TIME` is for services that ECS itself deploys [GOAL_IMPOSSIBLE]\n',
    ],
    [
      'deploy',
      `${named}appspec:\n  Hooks:\n    - BeforeLunch: smoke\n`,
      'error: ecspresso.yml: unknown event `BeforeLunch` in `appspec.Hooks[0]` [APPSPEC_INVALID]\nhint: the events with hooks are BeforeInstall, ',
    ],
  ])('what is wrong is told before anything is written: %s', async (line, configuration, words) => {
    const stage = await deployed()
    await stage.files.write('/project/ecspresso.yml', filesOf(configuration)['ecspresso.yml'])
    const told = await stage.run(line, { ...next, policy: await stage.policyOf(['status']) })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(words)
    expect(writes(told.calls)).toEqual([])
  })

  test('a service without a load balancer is refused before anything is registered', async () => {
    const stage = await deployed()
    await stage.files.write(
      '/project/ecs-service-def.json',
      filesOf(named, { loadBalancers: [] })['ecs-service-def.json'],
    )
    const told = await stage.asAdministrator('deploy', next)
    expect(told.stderr).toContain('error: CodeDeploy deploys behind a load balancer, and the service has none')
    expect(writes(told.calls)).toEqual([])
  })

  test('what ECS itself changes goes by UpdateService, the rest by the AppSpec, and then nothing is left to do', async () => {
    const stage = await deployed()
    const change = {
      healthCheckGracePeriodSeconds: 30,
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d', 'subnet-2'], securityGroups: ['sg-0a1b2c3d'] },
      },
    }
    stage.sandbox.perform('ec2:DescribeSubnets', {})
    await stage.files.write('/project/ecs-service-def.json', filesOf(named, change)['ecs-service-def.json'])
    const told = await stage.run('deploy --if-changed')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(writes(told.calls)).toEqual(['ecs:UpdateService', 'codedeploy:CreateDeployment'])
    expect((await stage.run('deploy --if-changed')).stderr).toBe('nothing to do: what runs equals the files\n')
  })

  test('diff shows what the AppSpec alone changes, until it is changed', async () => {
    const stage = await deployed()
    expect((await stage.run('diff --exit-code')).exitCode).toBe(0)
    const network = {
      awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d', 'subnet-2'], securityGroups: ['sg-0a1b2c3d'] },
    }
    const change = { networkConfiguration: network }
    await stage.files.write('/project/ecs-service-def.json', filesOf(named, change)['ecs-service-def.json'])
    const told = await stage.run('diff --exit-code')
    expect(told.exitCode, told.stderr).toBe(1)
    expect(told.stdout).toMatch(/^\+.*subnet-2/m)
    expect(told.stderr).toContain(
      'a deployment would have CodeDeploy change `networkConfiguration`, replace the tasks\n',
    )
    expect((await stage.run('deploy --if-changed')).exitCode).toBe(0)
    expect(await stage.run('diff --exit-code')).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('diff shows another port of the container, and no target group, which take turns', async () => {
    const stage = await deployed()
    const other = { ...definition.loadBalancers[0], targetGroupArn: targetGroup.replace('blue', 'green') }
    const written = async (more: object) => {
      const change = { loadBalancers: [{ ...other, ...more }] }
      await stage.files.write('/project/ecs-service-def.json', filesOf(named, change)['ecs-service-def.json'])
    }
    await written({})
    expect(await stage.run('diff --exit-code')).toMatchObject({ exitCode: 0, stdout: '' })
    await written({ containerPort: 8080 })
    const told = await stage.run('diff --exit-code')
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(/^\+.*8080/m)
    expect(told.stdout).not.toContain('targetgroup')
    expect(told.stderr).toContain('have CodeDeploy change `loadBalancers`')
  })

  test('a dry run shows the AppSpec and the definition', async () => {
    const stage = await deployed(`${named}appspec:\n  Hooks:\n    - AfterInstall: smoke\n`)
    const told = await stage.run('deploy --dry-run', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stdout).toContain('TargetService')
    expect(told.stdout).toContain('AfterInstall: smoke')
    expect(writes(told.calls)).toEqual([])
  })

  test('as a document', async () => {
    const told = await (await deployed()).run('deploy --no-wait --output json', next)
    expect(JSON.parse(told.stdout).result).toMatchObject({
      action: 'updated',
      deployment: { id: expect.stringMatching(/^d-/), revision: 'web:2', status: 'begun' },
    })
  })

  test('a denial prints the statement', async () => {
    const stage = await deployed()
    const told = await stage.run('deploy', { ...next, policy: await stage.policyOf(['register', 'status']) })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('"Action": "codedeploy:CreateDeployment"')
  })

  test('an interruption leaves it to CodeDeploy, and wait follows it again', async () => {
    const stage = await deployed(named, { group: canary })
    const told = await stage.run('deploy', { ...next, interruptAfter: 60 })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: interrupted: the deployment of web:2 has not ended; CodeDeploy's deployment is InProgress \[INTERRUPTED\]\nhint: .*`ristretto wait`/,
    )
    const again = await stage.run('wait')
    expect(again.exitCode, again.stderr).toBe(0)
    expect(again.stderr).toMatch(/web runs web:2\n$/)
    expect(again.calls.slice(0, 3)).toEqual([
      'ecs:DescribeServices',
      'codedeploy:ListDeployments',
      'codedeploy:GetDeployment',
    ])
  })

  test('a second one at the same time is refused by CodeDeploy, which is said before', async () => {
    const stage = await deployed(named, { group: canary })
    await stage.asAdministrator('deploy --wait-until codedeploy:BeforeAllowTraffic', next)
    const told = await stage.asAdministrator('deploy --no-wait', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /warning: the deployment of web:2 \(d-\w{9}\) is on its way: CodeDeploy begins no other one beside it\n/,
    )
    expect(told.stderr).toContain('DeploymentLimitExceededException')
  })

  test('--if-in-flight fails before anything is written, or waits for the end of the other one', async () => {
    const stage = await deployed(named, { group: canary })
    await stage.asAdministrator('deploy --wait-until codedeploy:BeforeAllowTraffic', next)
    const failed = await stage.run('deploy --if-in-flight fail', { env: { TAG: 'v3' } })
    expect(failed.exitCode).toBe(1)
    expect(failed.stderr).toMatch(
      /^error: the deployment of web:2 \(d-\w{9}\) is on its way \[DEPLOYMENT_IN_FLIGHT\]\n/,
    )
    expect(writes(failed.calls)).toEqual([])
    const waited = await stage.run('deploy --if-in-flight wait --no-wait', { env: { TAG: 'v3' } })
    expect(waited.exitCode, waited.stderr).toBe(0)
    expect(waited.stderr).toMatch(/created deployment d-\w{9} of shop\/web: web:3\n/)
  })
})

const missing = [
  {
    image: '*:v2',
    pullFailure: 'CannotPullContainerError: failed to resolve ref example.com/web:v2: example.com/web:v2: not found',
  },
]

describe('waiting that is given up', () => {
  test.each(['deploy', 'deploy --wait-until codedeploy:AllowTraffic'])(
    '%s --fail-fast stops a deployment whose tasks cannot succeed, and has it taken back',
    async (line) => {
      const stage = await deployed(named, { behaviours: missing })
      const told = await stage.run(`${line} --fail-fast 2 --exit-codes`, next)
      expect(told.calls.filter((call) => call === 'codedeploy:StopDeployment')).toHaveLength(1)
      expect(told.stderr).toMatch(/warning: \d tasks of web:2 failed for a reason that cannot heal: the image/)
      expect(told.stderr).toContain('asked CodeDeploy to roll the deployment of web:2 back\n')
      expect(told.stderr).toMatch(/report: web:2 in service web[\s\S]*likely cause: the image `example.com\/web:v2`/)
      expect(told.exitCode, told.stderr).toBe(line === 'deploy' ? 5 : 4)
      expect(told.seconds).toBeLessThan(300)
      expect((await stage.run('status')).stdout).toContain('TaskDefinition: web:1\n')
    },
  )

  test.each([
    ['rollback', 'asked CodeDeploy to roll the deployment of web:2 back\n'],
    ['stop', 'asked CodeDeploy to stop the deployment of web:2\n'],
  ])('--on-cancel %s asks CodeDeploy', async (what, words) => {
    const stage = await deployed(named, { group: canary })
    const told = await stage.run(`deploy --on-cancel ${what} --exit-codes`, { ...next, interruptAfter: 60 })
    expect(told.exitCode).toBe(130)
    expect(told.calls.filter((call) => call === 'codedeploy:StopDeployment')).toHaveLength(1)
    expect(told.stderr).toContain(words)
    expect(told.stderr).toMatch(
      /error: interrupted: the deployment of web:2 was asked to stop; CodeDeploy's deployment is Stopped \[INTERRUPTED\]\nhint: /,
    )
  })

  test('a stop that is refused is said, and the command still ends as an interrupted one', async () => {
    const stage = await deployed(named, { group: canary })
    const policy = await stage.policyOf(['deploy'])
    const own = { ...next, policy, interruptAfter: 60 }
    const told = await stage.run('deploy --on-cancel rollback --exit-codes', own)
    expect(told.exitCode, told.stderr).toBe(130)
    expect(told.stderr).toMatch(/left out: [\s\S]*it needs codedeploy:StopDeployment on \*\n/)
    expect(told.stderr).toContain('hint: CodeDeploy goes on with it;')
  })

  test('where only the count changes there is nothing to stop, and that is said at once', async () => {
    const stage = await deployed()
    const told = await stage.run('wait --fail-fast 2 --on-cancel stop')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('warning: `--fail-fast` and `--on-cancel` can stop nothing here: ')
  })
})

describe('--wait-until codedeploy:EVENT', () => {
  test('ends when the event is through', async () => {
    const stage = await deployed(named, { group: canary })
    const told = await stage.run('deploy --wait-until codedeploy:BeforeAllowTraffic', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/the deployment of web:2 is through with BeforeAllowTraffic\n$/)
    expect(told.calls).not.toContain('codedeploy:GetDeployment')
  })

  test('fails where the deployment ends before', async () => {
    const stage = await deployed(`${named}appspec:\n  Hooks:\n    - BeforeAllowTraffic: sour\n`)
    const told = await stage.run('deploy --wait-until codedeploy:AllowTraffic', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'error: the deployment of web:2 failed: BeforeAllowTraffic failed: The lambda hook reported that it failed',
    )
  })
})

test('scale changes the count alone, refresh brings up the running revision anew', async () => {
  const stage = await deployed()
  const scaled = await stage.run('scale --tasks 3')
  expect(scaled.exitCode, scaled.stderr).toBe(0)
  expect(writes(scaled.calls)).toEqual(['ecs:UpdateService'])
  expect(scaled.stderr).toMatch(/web runs web:1\n$/)
  const refreshed = await stage.run('refresh')
  expect(refreshed.exitCode, refreshed.stderr).toBe(0)
  expect(writes(refreshed.calls)).toEqual(['codedeploy:CreateDeployment'])
  expect(refreshed.stderr).toMatch(/web runs web:1\n$/)
})

describe('rollback of a service that CodeDeploy deploys', () => {
  test('stops the deployment that is on its way, waits for the one that takes it back, and deregisters', async () => {
    const stage = await deployed(named, { group: canary })
    await stage.asAdministrator('deploy --wait-until codedeploy:BeforeAllowTraffic', next)
    const told = await stage.run('rollback')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(writes(told.calls)).toEqual(['codedeploy:StopDeployment', 'ecs:DeregisterTaskDefinition'])
    expect(told.stderr).toMatch(/stopped deployment d-\w{9}: CodeDeploy goes back\n/)
    expect(told.stderr).toContain('web runs web:1\n')
    expect(told.stderr).toMatch(/deregistered web:2\n$/)
    expect((await stage.run('status')).stdout).toContain('TaskDefinition: web:1\n')
  })

  test('has CodeDeploy bring up the revision before where nothing is on its way', async () => {
    const stage = await deployed()
    await stage.asAdministrator('deploy', next)
    const told = await stage.run('rollback --rollback-events DEPLOYMENT_FAILURE')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(writes(told.calls)).toEqual(['codedeploy:CreateDeployment', 'ecs:DeregisterTaskDefinition'])
    expect(told.stderr).toContain('goes back from web:2 to web:1, the next lower active revision\n')
    expect(told.stderr).toMatch(/web runs web:1\nderegistered web:2\n$/)
  })

  test('wrong events are told before anything is written', async () => {
    const stage = await deployed()
    const told = await stage.asAdministrator('rollback --rollback-events EARTHQUAKE')
    expect(told.exitCode).toBe(1)
    expect(writes(told.calls)).toEqual([])
  })

  test('a dry run writes nothing', async () => {
    const stage = await deployed()
    await stage.asAdministrator('deploy', next)
    const told = await stage.run('rollback --dry-run')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(writes(told.calls)).toEqual([])
  })
})

test('a service whose task sets another program makes is refused before anything is written, with advice', async () => {
  const stage = createStage({
    files: filesOf('', { deploymentController: { type: 'EXTERNAL' } }),
  })
  const created = await stage.asAdministrator('deploy')
  expect(created.exitCode).toBe(1)
  expect(created.stderr).toContain(
    'error: ecs-service-def.json: deployment controller `EXTERNAL` is not supported [CONTROLLER_UNSUPPORTED]\nhint: that program deploys it by CreateTaskSet; ',
  )
  expect(writes(created.calls)).toEqual([])
  stage.sandbox.perform('ecs:CreateService', {
    cluster: 'app',
    serviceName: 'web',
    desiredCount: 1,
    deploymentController: { type: 'EXTERNAL' },
  })
  await stage.files.write(
    '/project/ecs-service-def.json',
    JSON.stringify({ ...definition, deploymentController: undefined }),
  )
  for (const line of ['deploy', 'scale --tasks 2', 'refresh', 'rollback', 'wait', 'continue']) {
    const told = await stage.asAdministrator(line)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'error: service `web` has the deployment controller EXTERNAL: its task sets are another program',
    )
    expect(writes(told.calls)).toEqual([])
  }
})

test('a service that CodeDeploy deploys, and whose files do not say so, is refused with what to write', async () => {
  const stage = await deployed()
  await stage.files.write('/project/ecspresso.yml', String(webProject['ecspresso.yml']))
  await stage.files.write(
    '/project/ecs-service-def.json',
    JSON.stringify({ ...definition, deploymentController: undefined }),
  )
  const told = await stage.run('deploy', next)
  expect(told.exitCode).toBe(1)
  expect(told.stderr).toContain(
    'error: service `web` has the deployment controller CODE_DEPLOY, which the files do not expect [CONTROLLER_UNSUPPORTED]\nhint: `"deploymentController"',
  )
  expect(writes(told.calls)).toEqual([])
})

test('a policy for an application that is not there yet allows its deployments all the same', async () => {
  const stage = createStage({ files: filesOf(named) })
  await stage.asAdministrator('deploy')
  const policy = await stage.policyOf(['deploy --force-new-deployment'], ['--read'])
  expect(JSON.stringify(policy)).toContain('"codedeploy:CreateDeployment"')
  const told = await stage.run('deploy --force-new-deployment', { policy })
  expect(told.exitCode).toBe(1)
  expect(told.stderr).toContain('codedeploy:CreateDeployment failed: ApplicationDoesNotExistException')
})

test.each([
  ['that the configuration names', named, 'shop/web'],
  ["with the names that ECS's console gives", '', 'AppECS-app-web/DgpECS-app-web'],
])('--sandbox makes up the deployment group %s', async (_, configuration, group) => {
  const files = memoryFiles('/project', { ...webProject, ...filesOf(configuration) })
  const ports = testPorts({ env: {} })
  const run = (line: string) => runTestCommand([...line.split(' '), '--sandbox'], { ...ports, files })
  expect((await run('deploy')).stderr).toMatch(/web runs web:1\n$/)
  const second = await run('deploy --force-new-deployment')
  expect(second.exitCode, second.stderr).toBe(0)
  expect(second.stderr).toContain(` of ${group}: web:2\n`)
  for (const line of ['refresh', 'rollback', 'scale --tasks 1', 'status', 'delete --force --terminate']) {
    const told = await run(line)
    expect(told.exitCode, `${line}: ${told.stderr}`).toBe(0)
  }
})

import { describe, expect, test } from 'vitest'
import { scaling } from '../support/parity/worlds.ts'
import { createStage, webProject } from './stage.ts'

const running = [{ image: '*', logLines: ['listening', 'ready'] }]

async function deployed() {
  const stage = createStage({ behaviours: running })
  await stage.asAdministrator('deploy')
  return stage
}

describe('status', () => {
  test('shows the deployments and the newest events', async () => {
    const told = await (await deployed()).run('status --events 1')
    expect(told.exitCode).toBe(0)
    expect(told.calls).toEqual(['ecs:DescribeServices', 'application-autoscaling:DescribeScalableTargets'])
    expect(told.stdout).toMatch(
      /^Service: web\nCluster: app\nTaskDefinition: web:1\nDeployments:\n {3}PRIMARY web:1 desired:2 pending:0 running:2 COMPLETED.*\nEvents:\n\S+Z .*steady state\.\n$/,
    )
  })

  test('as one document', async () => {
    const told = await (await deployed()).run('status --output json')
    expect(JSON.parse(told.stdout).result).toMatchObject({
      service: 'web',
      running: 2,
      deployments: [{ status: 'PRIMARY' }],
    })
  })

  test('shows the auto scaling: bounds, what is suspended, policies', async () => {
    const stage = await scaling(true)
    for (const name of ['cpu', 'requests'])
      stage.sandbox.perform('application-autoscaling:PutScalingPolicy', {
        PolicyName: name,
        PolicyType: 'TargetTrackingScaling',
        ServiceNamespace: 'ecs',
        ResourceId: 'service/app/web',
        ScalableDimension: 'ecs:service:DesiredCount',
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 60,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
        },
      })
    const told = await stage.run('status --events 0')
    expect(told.stderr).toBe('')
    expect(told.stdout).toMatch(
      /COMPLETED.*\nAutoScaling:\n {2}Capacity min:2 max:4\n {2}Suspended in:true out:true scheduled:true\n {2}Policy name:cpu type:TargetTrackingScaling\n {2}Policy name:requests type:TargetTrackingScaling\nEvents:\n$/,
    )
    const { result } = JSON.parse((await stage.run('status --output json')).stdout)
    expect(result.autoScaling).toEqual([
      {
        min: 2,
        max: 4,
        suspended: { in: true, out: true, scheduled: true },
        policies: ['cpu', 'requests'].map((name) => ({ name, type: 'TargetTrackingScaling' })),
      },
    ])
  })

  test('without the right to see the auto scaling shows the rest', async () => {
    const stage = await scaling()
    const policy = await stage.policyOf(['status'])
    const statements = [policy.Statement].flat().filter(({ Action }) => !String(Action).includes('autoscaling'))
    const told = await stage.run('status', { policy: { ...policy, Statement: statements } })
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(
      /^warning: see the auto scaling: left out: application-autoscaling:DescribeScalableTargets was denied/,
    )
    expect(told.stdout).not.toContain('AutoScaling')
    expect(told.stdout).toContain('PRIMARY web:1')
  })

  test('of a service that is being deleted says so; of one that is deleted, that it is not there', async () => {
    const stage = await deployed()
    await stage.asAdministrator('delete --force --terminate')
    const draining = await stage.run('status')
    expect(draining).toMatchObject({ exitCode: 0, stderr: 'warning: service `web` is being deleted\n' })
    expect(draining.stdout).toContain('Service: web')
    stage.sandbox.clock.advance(600_000)
    const gone = await stage.run('status')
    expect(gone).toMatchObject({ exitCode: 1, stdout: '' })
    expect(gone.stderr).toMatch(/^error: service `web` does not exist in cluster `app` \[SERVICE_NOT_FOUND\]\nhint: /)
  })

  test('of a service that is not there is an error', async () => {
    const told = await createStage().run('status')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: service `web` .*does not exist/)
  })
})

describe('revisions', () => {
  test.each([
    ['', /^.*web:1.*\n(.*\n)*.*web:2.*deployment/m],
    ['--output tsv', /^web:1\t.*\nweb:2\t.*deployment/m],
    ['--output json', /"name": "web:2"/],
    ['--revision current', /"family": "web"/],
    ['--revision 1', /"revision": 1/],
    ['--revision latest', /"revision": 2/],
  ])('%s', async (flags, expected) => {
    const stage = await deployed()
    await stage.asAdministrator('deploy', { env: { TAG: 'v2' } })
    const told = await stage.run(`revisions ${flags}`.trim())
    expect(told.stderr).toBe('')
    expect(told.stdout).toMatch(expected)
  })
})

describe('tasks', () => {
  test('lists those of the service', async () => {
    const told = await (await deployed()).run('tasks --output tsv')
    expect(told.exitCode).toBe(0)
    const [head = '', ...rows] = told.stdout.trim().split('\n')
    expect(head.split('\t').slice(0, 4)).toEqual(['ID', 'TaskDefinition', 'Instance', 'LastStatus'])
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(/^[0-9a-f]{32}\tweb:1\t\tRUNNING\tRUNNING\t\S+Z\tservice:web\tFARGATE$/)
  })

  test('several and nobody to ask is an error that names the flag', async () => {
    const told = await (await deployed()).run('tasks find')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: nobody can be asked on this terminal.* \[NO_TERMINAL\]\nhint: .*--id/)
  })

  test('finds, traces, shows the logs of and stops the one that is named', async () => {
    const stage = await deployed()
    const [, row = ''] = (await stage.run('tasks --output tsv')).stdout.split('\n')
    const [id = ''] = row.split('\t')
    expect(JSON.parse((await stage.run(`tasks find --id ${id}`)).stdout)).toMatchObject({ lastStatus: 'RUNNING' })
    expect((await stage.run(`tasks trace --id ${id}`)).stdout).toMatch(
      /Z\tTASK\tcreated\n(.*\n)*.*\tCONTAINER:app\tready\n/,
    )
    const nobody = await stage.asAdministrator(`tasks logs --container nobody --id ${id}`)
    expect(nobody.exitCode).toBe(1)
    expect(nobody.stderr).toMatch(
      /error: no container `nobody` of the task writes to .* \[NO_LOGS\]\nhint: those that do are `app`\n/,
    )
    expect((await stage.run(`tasks logs --duration 10m --id ${id}`)).stdout).toMatch(/ready\n$/)
    const stopped = await stage.run(`tasks stop --force --id ${id}`)
    expect(stopped.stderr).toContain(`task ${id} is stopping`)
    expect(stopped.calls).toContain('ecs:StopTask')
  })

  test.each([
    ['tasks juggle', /`tasks` cannot `juggle` \[OPTION_INVALID\]\nhint: one of list, find, stop, trace, logs/],
    ['tasks find --trace', /one thing at a time/],
    ['tasks logs --id abc --duration soon', /invalid value `soon` for `--duration`/],
    ['tasks find --id 0123', /no|not/],
  ])('%s is refused', async (line, message) => {
    const told = await (await deployed()).run(line, {
      policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }] },
    })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(message)
  })
})

describe('appspec', () => {
  const definition = JSON.parse(String(webProject['ecs-task-def.json']).replaceAll(/\{\{.*?\}\}/g, 'v1'))
  const balanced = {
    ...webProject,
    'ecs-task-def.json': JSON.stringify({
      ...definition,
      containerDefinitions: definition.containerDefinitions.map((container: object) => ({
        ...container,
        portMappings: [{ containerPort: 80 }],
      })),
    }),
    'ecs-service-def.json': JSON.stringify({
      ...JSON.parse(String(webProject['ecs-service-def.json'])),
      loadBalancers: [
        {
          containerName: 'app',
          containerPort: 80,
          targetGroupArn: 'arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef',
        },
      ],
    }),
  }

  test('prints what CodeDeploy takes', async () => {
    const stage = await deployed()
    const files = createStage({ files: balanced, behaviours: running })
    const made = await files.asAdministrator('deploy --no-wait')
    expect(made.stderr).toContain('created service web')
    const told = await files.run('appspec --task-definition current')
    expect(told.stderr).toBe('')
    expect(told.stdout).toMatch(/^version: "?0\.0"?\nResources:\n {2}- TargetService:\n {6}Type: AWS::ECS::Service\n/)
    const without = await stage.asAdministrator('appspec')
    expect(without.stderr).toMatch(
      /error: CodeDeploy deploys behind a load balancer, and the service has none \[LOAD_BALANCER_MISSING\]\nhint: add `loadBalancers`/,
    )
  })
})

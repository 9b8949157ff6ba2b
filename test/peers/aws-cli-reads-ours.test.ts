import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox, type Sandbox, type Served, seed } from '../../src/sandbox/index.ts'
import { buildCommandLine, type CommandLine } from '../support/built-program.ts'
import { temporaryProject } from '../support/files.ts'
import { describePeer } from './describe-peer.ts'
import { findAwsCli } from './find-peer.ts'
import { peerEnvironment, peerProject, region } from './peer-project.ts'
import { type Cli, cliOf } from './served-cli.ts'

const account = '111122223333'

let sandbox: Sandbox
let served: Served
let product: CommandLine

describePeer('the AWS CLI reads what we wrote', findAwsCli(), ({ program }) => {
  beforeAll(async () => {
    sandbox = createSandbox({
      realNow: Date.now,
      account,
      region,
      clock: 'settle',
      behaviours: [{ startedBy: 'run', exitAfterSeconds: 3, exitCode: 0, logLines: ['done'] }],
    })
    seed(sandbox, {
      clusters: ['yard'],
      roles: [{ name: 'yard-execution' }, { name: 'yard-task' }],
      logGroups: ['/ecs/yard'],
    })
    served = await sandbox.serve()
    product = await buildCommandLine()
  }, 120_000)

  afterAll(() => Promise.all([served?.close(), product?.remove()]))

  async function begin(): Promise<{
    readonly ours: (line: string, tag?: string) => Promise<string>
    readonly cli: Cli
  }> {
    const directory = await temporaryProject(peerProject({ service: 'ferry' }))
    const env = { ...peerEnvironment(served.endpoint, served), AWS_REGION: region }
    return {
      cli: cliOf(program, served),
      ours: async (line, tag = 'v1') => {
        const ended = await product.run(line.split(' '), { directory, env: { ...env, TAG: tag } })
        expect(ended.exitCode, ended.stderr).toBe(0)
        return ended.stdout
      },
    }
  }

  test('a deployment: service, revision, tags, count; then the next one, and a rollback', async () => {
    const { ours, cli } = await begin()
    const described = (query: string) =>
      cli(['ecs', 'describe-services', '--cluster', 'yard', '--services', 'ferry', '--query', `services[0].${query}`])
    await ours('deploy')
    expect(await described('[taskDefinition,desiredCount,runningCount,launchType]')).toEqual([
      `arn:aws:ecs:${region}:${account}:task-definition/ferry:1`,
      2,
      2,
      'FARGATE',
    ])
    expect(await described('networkConfiguration.awsvpcConfiguration.subnets')).toEqual(['subnet-0a1b2c3d'])
    const arn = await described('serviceArn')
    expect(await cli(['ecs', 'list-tags-for-resource', '--resource-arn', String(arn), '--query', 'tags'])).toEqual([
      { key: 'team', value: 'ferry' },
    ])
    const definition = ['ecs', 'describe-task-definition', '--task-definition', 'ferry']
    expect(
      await cli([...definition, '--query', 'taskDefinition.containerDefinitions[].[name,image,essential]']),
    ).toEqual([['app', 'example.com/ferry:v1', true]])
    await ours('deploy', 'v2')
    await ours('scale --tasks 3', 'v2')
    expect(await described('[taskDefinition,runningCount]')).toEqual([
      `arn:aws:ecs:${region}:${account}:task-definition/ferry:2`,
      3,
    ])
    await ours('rollback', 'v2')
    expect(await described('deployments[].[taskDefinition,rolloutState]')).toEqual([
      [`arn:aws:ecs:${region}:${account}:task-definition/ferry:1`, 'COMPLETED'],
    ])
    const inactive = ['ecs', 'list-task-definitions', '--family-prefix', 'ferry', '--status', 'INACTIVE']
    expect(await cli([...inactive, '--query', 'taskDefinitionArns'])).toEqual([
      `arn:aws:ecs:${region}:${account}:task-definition/ferry:2`,
    ])
  })

  test('a task, its tags and its log; and what `init` wrote of a service that the AWS CLI changed', async () => {
    const { ours, cli } = await begin()
    const { result } = JSON.parse(await ours('run --tags job=nightly --output json'))
    const task: unknown = result.tasks[0].taskArn
    const query = ['--include', 'TAGS', '--query', 'tasks[0].[lastStatus,containers[0].exitCode,tags]']
    expect(await cli(['ecs', 'describe-tasks', '--cluster', 'yard', '--tasks', String(task), ...query])).toEqual([
      'STOPPED',
      0,
      [{ key: 'job', value: 'nightly' }],
    ])
    await cli(['ecs', 'update-service', '--cluster', 'yard', '--service', 'ferry', '--enable-execute-command'])
    await ours(`init --service ferry --cluster yard --region ${region} --force-overwrite`)
    expect(JSON.parse(await ours('render servicedef'))).toMatchObject({ enableExecuteCommand: true })
    expect(await ours('diff --exit-code')).toBe('')
  })
})

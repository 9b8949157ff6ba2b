import {
  CreateClusterCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  type Service,
} from '@aws-sdk/client-ecs'
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { PolicyDocument } from '../../src/iam/index.ts'
import { buildCommandLine, type CommandLine, type Ended } from '../support/built-program.ts'
import { type Tree, temporaryProject } from '../support/files.ts'
import { describePeer } from './describe-peer.ts'
import { findPythonServer } from './find-peer.ts'
import { judgingMiniStack, miniStackAccount, miniStackRoot } from './mini-stack.ts'
import { type Keys, peerEnvironment, peerProject, region } from './peer-project.ts'
import type { ServedPeer } from './python-peer.ts'

const account = miniStackAccount
const root = miniStackRoot

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

/**
 * MiniStack asks about every call of ECS on the cluster or on `*`, with no condition key, where AWS asks on the service or the task
 * definition, and never about iam:PassRole (observed with 1.5.33): of these statements it can judge the actions alone. Those of S3 stay.
 */
function asFarAsChecked({ Version, Statement }: PolicyDocument): string {
  const checked = [Statement].flat().map((statement) => {
    const { Condition: _, ...rest } = statement
    const actions = [statement.Action ?? []].flat()
    return actions.every((action) => action.startsWith('s3:')) ? statement : { ...rest, Resource: '*' }
  })
  return JSON.stringify({ Version, Statement: checked })
}

describePeer('MiniStack, which checks signatures and actions', findPythonServer('ministack'), ({ program }) => {
  let peer: ServedPeer
  let product: CommandLine
  let ecs: ECSClient
  let iam: IAMClient
  let s3: S3Client

  beforeAll(async () => {
    peer = await judgingMiniStack(program)
    product = await buildCommandLine()
    const client = { region, endpoint: peer.endpoint, credentials: root }
    ecs = new ECSClient(client)
    iam = new IAMClient(client)
    s3 = new S3Client({ ...client, forcePathStyle: true })
    await ecs.send(new CreateClusterCommand({ clusterName: 'yard' }))
    for (const RoleName of ['yard-execution', 'yard-task'])
      await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }))
  }, 120_000)

  afterAll(async () => {
    for (const client of [ecs, iam, s3]) client?.destroy()
    await Promise.all([peer?.end(), product?.remove()])
  })

  interface Story {
    /** Runs a command line as a user who may call what its generated policy allows, and nothing else. */
    run(line: string, options?: { readonly tag?: string; readonly assume?: string }): Promise<Ended>
    runAs(keys: Keys, line: string): Promise<Ended>
  }

  let users = 0

  async function userWith(policy: string): Promise<Keys> {
    const UserName = `deployer-${++users}`
    await iam.send(new CreateUserCommand({ UserName }))
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'deploy', PolicyDocument: policy }))
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }))
    return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' }
  }

  async function story(service: string, more: Tree = {}): Promise<Story> {
    const directory = await temporaryProject({ ...peerProject({ service, account }), ...more })
    const runAs = (keys: Keys, line: string, tag = 'v1') =>
      product.run(line.split(' '), { directory, env: { ...peerEnvironment(peer.endpoint, keys), TAG: tag } })
    return {
      runAs,
      run: async (line, { tag, assume } = {}) => {
        // Nobody is asked for it: neither keys nor an address are given.
        const assumed = assume === undefined ? [] : ['--assume', assume]
        const generated = await product.run(['policy', 'generate', '--format', 'json', '--for', line, ...assumed], {
          directory,
          env: {},
        })
        if (generated.exitCode !== 0) throw new Error(`policy generate: ${generated.stderr}`)
        return runAs(await userWith(asFarAsChecked(JSON.parse(generated.stdout))), line, tag)
      },
    }
  }

  async function serviceNamed(name: string): Promise<Service | undefined> {
    const answer = await ecs.send(new DescribeServicesCommand({ cluster: 'yard', services: [name] }))
    return answer.services?.[0]
  }

  test('register makes one revision after the other', async () => {
    const { run } = await story('pier')
    expect(await run('register')).toEqual({ exitCode: 0, stdout: '', stderr: 'registered pier:1\n' })
    expect(await run('register')).toEqual({ exitCode: 0, stdout: '', stderr: 'registered pier:2\n' })
  })

  test('deploy creates a service, updates it, and waits until it runs', async () => {
    const { run } = await story('ferry')
    const created = await run('deploy')
    expect(created.stderr).toMatch(/^registered ferry:1\ncreated service ferry in cluster yard\n/)
    expect(created).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\nferry runs ferry:1\n$/) })
    const updated = await run('deploy', { tag: 'v2' })
    expect(updated).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\nferry runs ferry:2\n$/) })
    expect(await serviceNamed('ferry')).toMatchObject({
      desiredCount: 2,
      runningCount: 2,
      taskDefinition: `arn:aws:ecs:${region}:${account}:task-definition/ferry:2`,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED' }],
    })
  })

  test('deploy of a count, until stable, by force, of an old revision, if changed; and wait', async () => {
    const { run } = await story('tram')
    expect((await run('deploy')).exitCode).toBe(0)
    const scaled = await run('deploy --tasks 3 --skip-task-definition --wait-until stable', {
      assume: 'the service exists',
    })
    expect(scaled).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/tram runs tram:1\n$/) })
    expect(await serviceNamed('tram')).toMatchObject({ desiredCount: 3, runningCount: 3 })
    expect(await run('deploy --force-new-deployment')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/\ntram runs tram:2\n$/),
    })
    const back = await run('deploy --revision 1', { assume: "tram:1 passes the definition file's roles" })
    expect(back).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/tram runs tram:1\n$/),
    })
    expect(await run('wait')).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/tram runs tram:1\n$/) })
    expect(await run('deploy --if-changed')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('nothing to do: what runs equals the files'),
    })
    expect(await serviceNamed('tram')).toMatchObject({ desiredCount: 2, runningCount: 2 })
  })

  test('run starts a task and waits, if told to, until it runs', async () => {
    const { run } = await story('crane')
    const started = await run('run --no-wait --count 2')
    expect(started).toMatchObject({ exitCode: 0, stdout: '' })
    expect(started.stderr).toMatch(/^registered crane:1\nstarted task [-\w]+, task [-\w]+\n$/)
    expect(await run('run --wait-until running')).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^registered crane:2\nstarted task ([-\w]+)\ntask \1 RUNNING\n$/),
    })
    const listed = await ecs.send(new ListTasksCommand({ cluster: 'yard', family: 'crane' }))
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster: 'yard', tasks: listed.taskArns ?? [] }))
    expect(tasks.map((task) => task.taskDefinitionArn?.split('/').at(-1)).sort()).toEqual([
      'crane:1',
      'crane:1',
      'crane:2',
    ])
  })

  test('a subnet is looked up in a Terraform state on S3', async () => {
    const state = JSON.stringify({
      version: 4,
      outputs: {},
      resources: [
        {
          mode: 'managed',
          type: 'aws_subnet',
          name: 'quay',
          provider: 'provider["registry.terraform.io/hashicorp/aws"]',
          instances: [{ schema_version: 1, attributes: { id: 'subnet-0c1d2e3f' } }],
        },
      ],
    })
    await s3.send(new CreateBucketCommand({ Bucket: 'yard-tfstate' }))
    await s3.send(new PutObjectCommand({ Bucket: 'yard-tfstate', Key: 'net work/a+b.tfstate', Body: state }))
    const files = peerProject({ service: 'buoy', account, subnet: '{{ tfstate `aws_subnet.quay.id` }}' })
    const { run } = await story('buoy', {
      ...files,
      'ecspresso.yml': `${files['ecspresso.yml']}plugins:\n  - name: tfstate\n    config:\n      url: s3://yard-tfstate/net work/a+b.tfstate\n`,
    })
    expect(await run('deploy')).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/buoy runs buoy:1\n$/) })
    expect(await serviceNamed('buoy')).toMatchObject({
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0c1d2e3f'] } },
    })
  })

  test('a denied call names what to add; keys that are wrong are told as such', async () => {
    const { runAs } = await story('raft')
    const nothing = { Effect: 'Allow', Action: 'ecs:DescribeServices', Resource: '*' }
    const reader = await userWith(JSON.stringify({ Version: '2012-10-17', Statement: [nothing] }))
    const denied = await runAs(reader, 'deploy')
    expect(denied).toMatchObject({ exitCode: 1, stdout: '' })
    expect(denied.stderr).toContain('ecs:RegisterTaskDefinition')
    expect(denied.stderr).toContain('"Action": "ecs:RegisterTaskDefinition"')
    const wrong = await runAs({ ...reader, secretAccessKey: 'wrong' }, 'deploy')
    expect(wrong).toMatchObject({ exitCode: 1, stdout: '' })
    expect(wrong.stderr).toContain('Signature')
  })
})

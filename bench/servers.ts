import { spawn } from 'node:child_process'
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'

import { findPythonServer } from '../test/peers/find-peer.ts'
import { startPeer } from '../test/peers/python-peer.ts'
import type { LoadKeys } from './load.ts'

/** A server of AWS's interface, with a service `web` in the cluster `app`, and a user who may describe services. */
export interface Server {
  readonly name: string
  readonly endpoint: string
  readonly region: string
  readonly keys: LoadKeys
  /** The group of its processes. */
  readonly processGroup: number
  end(): Promise<void>
}

const usualRegion = 'us-east-1'
const anyKeys: LoadKeys = { accessKeyId: 'test', secretAccessKey: 'test' }

/** Our own, as the command line serves it. `milliseconds` from its start until it listens. */
export async function startOwn(program: string): Promise<Server & { readonly milliseconds: number }> {
  const start = performance.now()
  const args = [program, 'sandbox', 'serve', '--port', '0', '--format', 'json']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk)))
    child.once('exit', (code) => reject(new Error(`sandbox serve ended with ${code}`)))
  })
  const milliseconds = performance.now() - start
  const { endpoint, region = usualRegion, ...own } = JSON.parse(line) as Record<string, string>
  const root = { accessKeyId: own['accessKeyId'] ?? '', secretAccessKey: own['secretAccessKey'] ?? '' }
  const place = { endpoint: endpoint ?? '', region, account: own['accountId'] ?? '' }
  const keys = await setUp(place, root)
  const end = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return {
    name: 'sandbox serve',
    endpoint: endpoint ?? '',
    region,
    keys,
    milliseconds,
    processGroup: child.pid ?? 0,
    end,
  }
}

/** MiniStack, which checks signatures and actions as well; undefined where it is not installed. */
export async function startMiniStack(): Promise<Server | undefined> {
  const peer = findPythonServer('ministack')
  if (!('program' in peer)) return undefined
  const served = await startPeer(peer.program, [], {
    ...{ BIND_HOST: '127.0.0.1', GATEWAY_PORT: '0', AUTH: 'true', DOCKER_HOST: 'unix:///nonexistent' },
    ...{ IOT_MTLS_ENABLED: '0', SFTP_ENABLED: '0' },
  })
  const keys = await setUp({ ...served, region: usualRegion, account: '000000000000' }, anyKeys)
  return { name: `MiniStack ${peer.version}`, region: usualRegion, keys, ...served }
}

/** moto's server, which looks at neither signatures nor policies; undefined where it is not installed. */
export async function startMoto(): Promise<Server | undefined> {
  const peer = findPythonServer('moto')
  if (!('program' in peer)) return undefined
  const served = await startPeer(peer.program, ['-H', '127.0.0.1', '-p', '0'])
  const keys = await setUp({ ...served, region: usualRegion, account: '123456789012' }, anyKeys)
  return { name: `moto ${peer.version}`, region: usualRegion, keys, ...served }
}

/** Makes the story with an administrator's keys, and gives those of a user who may describe services alone. */
async function setUp(
  { endpoint, region, account }: { readonly endpoint: string; readonly region: string; readonly account: string },
  credentials: LoadKeys,
): Promise<LoadKeys> {
  const ecs = new ECSClient({ endpoint, region, credentials })
  const iam = new IAMClient({ endpoint, region, credentials })
  const role = `arn:aws:iam::${account}:role/execution`
  const statement = { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await iam.send(new CreateRoleCommand({ RoleName: 'execution', AssumeRolePolicyDocument: trust }))
  await ecs.send(new CreateClusterCommand({ clusterName: 'app' }))
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      executionRoleArn: role,
      containerDefinitions: [{ name: 'app', image: 'example/web:1', memory: 128 }],
    }),
  )
  await ecs.send(
    new CreateServiceCommand({ cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }),
  )
  await iam.send(new CreateUserCommand({ UserName: 'reader' }))
  const allowed = { Effect: 'Allow', Action: 'ecs:DescribeServices', Resource: '*' }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [allowed] })
  await iam.send(new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'read', PolicyDocument }))
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'reader' }))
  ecs.destroy()
  iam.destroy()
  return { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' }
}

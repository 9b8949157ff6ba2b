import { CreateClusterCommand, DescribeServicesCommand, ECSClient, type Service } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { buildCommandLine, type CommandLine, type Ended } from '../support/built-program.ts'
import { temporaryProject } from '../support/files.ts'
import { describePeer } from './describe-peer.ts'
import { findPythonServer } from './find-peer.ts'
import { anyKeys, peerEnvironment, peerProject, region } from './peer-project.ts'
import { type ServedPeer, startPeer } from './python-peer.ts'

describePeer('moto, whose tasks never run', findPythonServer('moto'), ({ program }) => {
  let peer: ServedPeer
  let product: CommandLine
  let ecs: ECSClient
  let network: { readonly subnet: string; readonly securityGroup: string }

  beforeAll(async () => {
    peer = await startPeer(program, ['-H', '127.0.0.1', '-p', '0'])
    product = await buildCommandLine()
    ecs = new ECSClient({
      region,
      endpoint: peer.endpoint,
      credentials: anyKeys,
    })
    await ecs.send(new CreateClusterCommand({ clusterName: 'yard' }))
    network = {
      subnet: await firstOf('DescribeSubnets', 'subnetId'),
      securityGroup: await firstOf('DescribeSecurityGroups', 'groupId'),
    }
  }, 120_000)

  afterAll(async () => {
    ecs?.destroy()
    await Promise.all([peer?.end(), product?.remove()])
  })

  /** The first of a kind in moto's default network: its ECS asks its EC2 whether a subnet exists. */
  async function firstOf(action: string, element: string): Promise<string> {
    const scope = `${anyKeys.accessKeyId}/20260101/${region}/ec2/aws4_request`
    const answer = await fetch(peer.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=unchecked`,
      },
      body: `Action=${action}&Version=2016-11-15`,
    })
    const text = await answer.text()
    const found = new RegExp(`<${element}>([^<]+)</${element}>`).exec(text)?.[1]
    if (found === undefined) throw new Error(`moto tells no ${element}: ${text}`)
    return found
  }

  async function project(service: string, cluster?: string): Promise<(line: string, tag?: string) => Promise<Ended>> {
    const files = peerProject({ service, ...network, ...(cluster === undefined ? {} : { cluster }) })
    const directory = await temporaryProject(files)
    return (line, tag = 'v1') =>
      product.run(line.split(' '), { directory, env: { ...peerEnvironment(peer.endpoint), TAG: tag } })
  }

  async function serviceNamed(name: string): Promise<Service | undefined> {
    const answer = await ecs.send(new DescribeServicesCommand({ cluster: 'yard', services: [name], include: ['TAGS'] }))
    return answer.services?.[0]
  }

  test('register makes one revision after the other and prints what it registered', async () => {
    const run = await project('pier')
    expect(await run('register')).toEqual({ exitCode: 0, stdout: '', stderr: 'registered pier:1\n' })
    const second = await run('register --output', 'v2')
    expect(second).toMatchObject({ exitCode: 0, stderr: 'registered pier:2\n' })
    expect(JSON.parse(second.stdout)).toMatchObject({
      family: 'pier',
      revision: 2,
      containerDefinitions: [{ name: 'app', image: 'example.com/ferry:v2' }],
    })
  })

  test('deploy --no-wait creates a service, then updates it', async () => {
    const run = await project('ferry')
    const created = await run('deploy --no-wait')
    expect(created).toMatchObject({
      exitCode: 0,
      stderr: 'registered ferry:1\ncreated service ferry in cluster yard\n',
    })
    expect(await serviceNamed('ferry')).toMatchObject({
      desiredCount: 2,
      launchType: 'FARGATE',
      taskDefinition: expect.stringMatching(/:task-definition\/ferry:1$/),
      tags: [{ key: 'team', value: 'ferry' }],
      networkConfiguration: { awsvpcConfiguration: { subnets: [network.subnet] } },
    })
    const updated = await run('deploy --no-wait', 'v2')
    expect(updated).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(
        /^warning: the deployment of ferry:1 .* takes its place\nhint: .*\nregistered ferry:2\nupdated service ferry in cluster yard/,
      ),
    })
    expect(await serviceNamed('ferry')).toMatchObject({
      desiredCount: 2,
      taskDefinition: expect.stringMatching(/:task-definition\/ferry:2$/),
    })
    expect((await run('deploy --no-wait --skip-task-definition --tasks 3')).exitCode).toBe(0)
    expect(await serviceNamed('ferry')).toMatchObject({
      desiredCount: 3,
      taskDefinition: expect.stringMatching(/:task-definition\/ferry:2$/),
    })
  })

  test('deploy waits also where no deployment begins and service deployments are unknown', async () => {
    const run = await project('barge')
    expect((await run('deploy --no-wait')).exitCode).toBe(0)
    const told = await run('deploy', 'v2')
    expect(told).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\nbarge runs barge:2\n$/) })
    expect(told.stderr.match(/warning: show the progress: left out/g)).toHaveLength(1)
  })

  test('a cluster that is not there is told in the words of the peer', async () => {
    const run = await project('ferry', 'nowhere')
    const told = await run('deploy --no-wait')
    expect(told).toMatchObject({ exitCode: 1, stdout: '' })
    expect(told.stderr).toContain('error: ecs:DescribeServices failed: ClusterNotFoundException: Cluster not found.')
  })
})

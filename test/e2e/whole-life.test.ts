import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/sandbox/index.ts'
import { callAwsJson } from '../support/sandbox/call-aws-json.ts'
import { account, createStage, region } from './stage.ts'

const noFiles = { 'ecs-service-def.json': '{}', 'ecs-task-def.json': '{}', 'ecspresso.yml': '' }

/** A stage without a project, and a client of AWS that is none of ours. */
function begin() {
  const stage = createStage({ files: noFiles, behaviours: [{ image: '*:broken', exitAfterSeconds: 3, exitCode: 1 }] })
  stage.files.contents.clear()
  const other = async (operation: string, input: JsonObject) => {
    const target = `AmazonEC2ContainerServiceV20141113.${operation}`
    const answered = await callAwsJson(stage.sandbox, target, input, undefined, Date.UTC(2026, 10, 24, 9))
    expect({ operation, ...answered }).toMatchObject({ status: 200 })
    return answered.body
  }
  return { stage, other }
}

test('a service of somebody else, from init to delete', async () => {
  const { stage, other } = begin()
  await other('RegisterTaskDefinition', {
    family: 'web',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: `arn:aws:iam::${account}:role/web-exec`,
    containerDefinitions: [{ name: 'app', image: 'example.com/web:v1', portMappings: [{ containerPort: 80 }] }],
  })
  await other('CreateService', {
    cluster: 'app',
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: 2,
    launchType: 'FARGATE',
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d'], securityGroups: ['sg-0a1b2c3d'] } },
  })
  stage.sandbox.clock.advance(90_000)

  expect((await stage.run(`init --service web --cluster app --region ${region}`)).exitCode).toBe(0)
  expect(await stage.run('diff --exit-code')).toMatchObject({ exitCode: 0, stdout: '' })
  expect((await stage.run('deploy --if-changed')).stderr).toContain('nothing to do')

  const file = '/project/ecs-task-def.json'
  const change = async (from: string, to: string) =>
    stage.files.write(file, new TextDecoder().decode(stage.files.contents.get(file)).replace(from, to))
  await change('web:v1', 'web:v2')
  const differs = await stage.run('diff --exit-code')
  expect(differs.exitCode).toBe(1)
  expect(differs.stdout).toMatch(/^\+\s+"image": "example.com\/web:v2",?$/m)
  expect((await stage.run('deploy')).stderr).toMatch(/web runs web:2\n$/)
  expect(await stage.run('diff --exit-code')).toMatchObject({ exitCode: 0, stdout: '' })

  await change('web:v2', 'web:broken')
  const failed = await stage.run('deploy')
  expect(failed.exitCode).toBe(1)
  expect(failed.stderr).toMatch(/rolled back|rollback/)
  stage.sandbox.clock.advance(120_000)
  const [service] = (await other('DescribeServices', { cluster: 'app', services: ['web'] }))['services'] as JsonObject[]
  expect(service).toMatchObject({ taskDefinition: expect.stringMatching(/web:2$/), runningCount: 2 })

  await change('web:broken', 'web:v3')
  expect((await stage.run('deploy')).stderr).toMatch(/web runs web:4\n$/)
  const assumed = ['--assume', "web:<previous revision> passes the definition file's roles"]
  const back = await stage.run('rollback', { policy: await stage.policyOf(['rollback'], assumed) })
  expect(back.exitCode, back.stderr).toBe(0)
  expect(back.stderr).toMatch(/web runs web:2\nderegistered web:4\n$/)

  expect((await stage.run('deregister --revision 3 --force')).exitCode).toBe(0)
  await stage.run('scale --tasks 0')
  expect((await stage.run('delete --force')).exitCode).toBe(0)
  const gone = (await other('DescribeServices', { cluster: 'app', services: ['web'] }))['services'] as JsonObject[]
  expect(gone.map((one) => one['status'])).not.toContain('ACTIVE')
})

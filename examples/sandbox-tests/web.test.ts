// A test of your own program against the sandbox, in process: no port, no container, no waiting. Run it with vitest.
import { DescribeServicesCommand, ECSClient, UpdateServiceCommand, waitUntilServicesStable } from '@aws-sdk/client-ecs'
import { createSandbox, seed } from 'ristretto/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { handlerOf } from './request-handler.ts'

let sandbox: ReturnType<typeof createSandbox>
let client: ECSClient

beforeEach(async () => {
  // With `settle` a read first runs what is under way to its end.
  sandbox = createSandbox({ clock: 'settle', behaviours: [{ image: '*:bad', crashAfterSeconds: 2 }] })
  seed(sandbox, {
    clusters: ['app'],
    taskDefinitions: ['web:good', 'web:bad'].map((image) => ({
      family: 'web',
      containerDefinitions: [{ name: 'app', image, memory: 128 }],
    })),
    services: [
      {
        cluster: 'app',
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 2,
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      },
    ],
  })
  // The service runs its first revision before a test begins: there is something to roll back to.
  sandbox.clock.settle()
  const { endpoint, accessKeyId, secretAccessKey } = await sandbox.serve()
  client = new ECSClient({ endpoint, region: sandbox.region, credentials: { accessKeyId, secretAccessKey } })
})

afterEach(async () => {
  client.destroy()
  await sandbox[Symbol.asyncDispose]()
})

test('the same without a port', async () => {
  const requestHandler = handlerOf(sandbox)
  const inProcess = new ECSClient({ requestHandler, region: sandbox.region, credentials: sandbox.administrator })
  const { services = [] } = await inProcess.send(new DescribeServicesCommand({ cluster: 'app', services: ['web'] }))
  expect(services[0]?.runningCount).toBe(2)
})

test('an image that crashes is rolled back', async () => {
  await client.send(new UpdateServiceCommand({ cluster: 'app', service: 'web', taskDefinition: 'web:2' }))
  const named = { cluster: 'app', services: ['web'] }
  await waitUntilServicesStable({ client, maxWaitTime: 30, minDelay: 1 }, named)
  const { services = [] } = await client.send(new DescribeServicesCommand(named))
  expect(services[0]?.taskDefinition).toMatch(/web:1$/)
  expect(services[0]?.runningCount).toBe(2)
  expect(sandbox.journal.entries.map(({ operation }) => operation)).toContain('ecs:UpdateService')
})

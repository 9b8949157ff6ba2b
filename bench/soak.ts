/**
 * Hours of `sandbox serve` in minutes: clients that deploy, run tasks, read logs and clean up behind them, while time goes faster. Its memory
 * has to come to rest: what AWS forgets after an hour (stopped tasks, sessions) must not pile up, nor must the journal.
 *
 *   npm run soak -- [virtual minutes] [times as fast]
 */

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import * as logs from '@aws-sdk/client-cloudwatch-logs'
import * as ecs from '@aws-sdk/client-ecs'
import * as sts from '@aws-sdk/client-sts'
import { createRoleWithPolicy, createSandbox, seed } from '../src/sandbox/index.ts'

const [minutes = 240, rate = 120] = process.argv.slice(2).map(Number)
const account = '111122223333'
const region = 'eu-west-1'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const sandbox = createSandbox({
  account,
  region,
  clock: `scaled:${rate}`,
  behaviours: [{ startedBy: 'run', exitAfterSeconds: 5, logLines: ['one', 'two', 'three'] }],
})
seed(sandbox, { clusters: ['app'], roles: [{ name: 'execution' }] })
const role = createRoleWithPolicy(sandbox, 'soak', {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})
const served = await sandbox.serve()
const { endpoint, accessKeyId, secretAccessKey } = served
const configuration = { endpoint, region, maxAttempts: 1 }
const credentials = { accessKeyId, secretAccessKey }
const administrator = new sts.STSClient({ ...configuration, credentials })

/** One life of a service, from the log group to its end, as a session of its own. */
async function live(name: string): Promise<void> {
  const { Credentials: keys } = await administrator.send(
    new sts.AssumeRoleCommand({ RoleArn: role, RoleSessionName: name }),
  )
  const own = {
    accessKeyId: keys?.AccessKeyId ?? '',
    secretAccessKey: keys?.SecretAccessKey ?? '',
    sessionToken: keys?.SessionToken ?? '',
  }
  const client = new ecs.ECSClient({ ...configuration, credentials: own })
  const group = `/ecs/${name}`
  const reader = new logs.CloudWatchLogsClient({ ...configuration, credentials: own })
  await reader.send(new logs.CreateLogGroupCommand({ logGroupName: group }))
  const definition = {
    family: name,
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc' as const,
    requiresCompatibilities: ['FARGATE' as const],
    executionRoleArn: `arn:aws:iam::${account}:role/execution`,
    containerDefinitions: [
      {
        name: 'app',
        image: 'example.com/web:1',
        logConfiguration: {
          logDriver: 'awslogs' as const,
          options: { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': 'ecs' },
        },
      },
    ],
  }
  const network = {
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    launchType: 'FARGATE' as const,
  }
  const where = { cluster: 'app', service: name }
  const settled = () =>
    ecs.waitUntilServicesStable(
      { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 },
      { cluster: 'app', services: [name] },
    )
  await client.send(new ecs.RegisterTaskDefinitionCommand(definition))
  await client.send(
    new ecs.CreateServiceCommand({
      cluster: 'app',
      serviceName: name,
      taskDefinition: name,
      desiredCount: 2,
      ...network,
    }),
  )
  await settled()
  await client.send(new ecs.RegisterTaskDefinitionCommand(definition))
  await client.send(new ecs.UpdateServiceCommand({ ...where, taskDefinition: name }))
  await settled()
  await client.send(new ecs.RunTaskCommand({ cluster: 'app', taskDefinition: name, ...network }))
  await reader.send(new logs.FilterLogEventsCommand({ logGroupName: group }))
  await client.send(new ecs.DeleteServiceCommand({ ...where, force: true }))
  for (const revision of [1, 2])
    await client.send(new ecs.DeregisterTaskDefinitionCommand({ taskDefinition: `${name}:${revision}` }))
  await client.send(new ecs.DeleteTaskDefinitionsCommand({ taskDefinitions: [`${name}:1`, `${name}:2`] }))
  await reader.send(new logs.DeleteLogGroupCommand({ logGroupName: group }))
  client.destroy()
  reader.destroy()
}

const begin = performance.now()
const virtualMinutes = () => ((performance.now() - begin) / 60_000) * rate
const megabytes: { readonly minute: number; readonly heap: number }[] = []
let lives = 0
let calls = 0
sandbox.journal.subscribe(() => {
  calls += 1
})

async function worker(number: number): Promise<void> {
  for (let life = 0; virtualMinutes() < minutes; life++) {
    await live(`web-${number}-${life}`)
    lives += 1
  }
}

const measuring = setInterval(
  () => {
    collect()
    megabytes.push({ minute: virtualMinutes(), heap: process.memoryUsage().heapUsed / 2 ** 20 })
  },
  (60_000 * 5) / rate,
)
await Promise.all([1, 2, 3, 4].map(worker))
clearInterval(measuring)
administrator.destroy()
await served.close()

const most = (from: number, to: number) =>
  Math.max(0, ...megabytes.filter(({ minute }) => minute >= from && minute < to).map(({ heap }) => heap))
const [before, after] = [most(minutes / 3, (2 * minutes) / 3), most((2 * minutes) / 3, minutes + 1)]
const state = JSON.stringify(sandbox.snapshot()).length / 2 ** 20
console.log(
  `${minutes} virtual minutes in ${((performance.now() - begin) / 1000).toFixed(0)} s: ${lives} lives of a service, ${calls} calls; ` +
    `heap ${before.toFixed(0)} MB at most in the second third, ${after.toFixed(0)} MB in the last; state ${state.toFixed(1)} MB`,
)
if (after > before * 1.15 + 5) {
  console.error('soak: the memory does not come to rest')
  process.exit(1)
}

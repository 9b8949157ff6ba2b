/**
 * The sandbox by itself: how long it takes until many services have come to rest and with how much memory, how fast the built command line
 * serves, and how many signed, authorised requests it answers in a second beside MiniStack and moto, in one run.
 *
 *   npm run bench:sandbox -- [services] [tasks of each]
 */
import { spawnSync } from 'node:child_process'
import { createSandbox, seed } from '../src/sandbox/index.ts'
import { type Load, load, signedRequest } from './load.ts'
import { type Server, startMiniStack, startMoto, startOwn } from './servers.ts'

const [services = 1000, tasks = 10] = process.argv
  .slice(2)
  .map(Number)
  .filter((number) => number > 0)
const role = 'arn:aws:iam::111122223333:role/web-exec'

function definition(family: string) {
  return {
    family,
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: role,
    containerDefinitions: [
      {
        name: 'app',
        image: `example.com/${family}:1`,
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'ap-northeast-1', 'awslogs-stream-prefix': 'ecs' },
        },
      },
    ],
  }
}

const sandbox = createSandbox({ realNow: () => 1_800_000_000_000, account: '111122223333', region: 'ap-northeast-1' })
seed(sandbox, { clusters: ['app'], roles: [{ name: 'web-exec' }], logGroups: ['/ecs/web'] })

function timed(what: string, body: () => void): void {
  const start = performance.now()
  body()
  const megabytes = process.memoryUsage().rss / 2 ** 20
  console.log(`  ${what.padEnd(28)} ${((performance.now() - start) / 1000).toFixed(1)} s, ${megabytes.toFixed(0)} MB`)
}

console.log(`${services} services of ${tasks} tasks`)
const names = Array.from({ length: services }, (_, index) => `web-${index}`)
timed('created', () => {
  for (const name of names) {
    sandbox.perform('ecs:RegisterTaskDefinition', definition(name))
    sandbox.perform('ecs:CreateService', {
      cluster: 'app',
      serviceName: name,
      taskDefinition: name,
      desiredCount: tasks,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
    })
  }
})
timed('settled', () => sandbox.clock.settle())
timed('forced to deploy anew', () => {
  for (const name of names) {
    sandbox.perform('ecs:UpdateService', { cluster: 'app', service: name, forceNewDeployment: true })
  }
  sandbox.clock.disturbed()
})
timed('settled', () => sandbox.clock.settle())

const program = 'dist/ristretto.cjs'
const runs = 5
const seconds = 3

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

console.log('start of `sandbox serve`, until it listens')
const bare: number[] = []
const starts: number[] = []
for (let run = 0; run < runs; run += 1) {
  const start = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  bare.push(performance.now() - start)
  const server = await startOwn(program)
  starts.push(server.milliseconds)
  await server.end()
}
const ratio = median(starts) / median(bare)
console.log(`  ${median(starts).toFixed(0)} ms, ${ratio.toFixed(1)} x \`node -e 0\` (goal: 5)`)

console.log(`DescribeServices, signed, eight connections, ${seconds} s`)
const measured: { server: Server; result: Load }[] = []
for (const begin of [startMoto, startMiniStack, () => startOwn(program)]) {
  const server = await begin()
  if (!server) continue
  const result = await load(server, await signedRequest(server.endpoint, server.region, server.keys), seconds)
  await server.end()
  measured.push({ server, result })
  const { requestsPerSecond, milliseconds, processorMilliseconds: cost } = result
  const times = `median ${milliseconds.median.toFixed(2)} ms, p99 ${milliseconds.p99.toFixed(2)} ms`
  const paid = cost === undefined ? '' : `, ${cost.toFixed(2)} ms of processor time each`
  console.log(`  ${server.name.padEnd(20)} ${requestsPerSecond.toFixed(0)} a second, ${times}${paid}`)
}
const own = measured.at(-1)?.result
for (const { server, result } of measured.slice(0, -1)) {
  const goal = server.name.startsWith('moto') ? 10 : 3
  const times = (own?.requestsPerSecond ?? 0) / result.requestsPerSecond
  const cheaper = (result.processorMilliseconds ?? 0) / (own?.processorMilliseconds ?? 1)
  console.log(`  ${times.toFixed(1)} x ${server.name} (goal: ${goal}), ${cheaper.toFixed(1)} x by processor time`)
}

/**
 * The sandbox by itself: how long it takes until many services have come to rest, and with how much memory.
 *
 *   npm run bench:sandbox -- [services] [tasks of each]
 */
import { createSandbox, seed } from '../src/sandbox/index.ts'

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

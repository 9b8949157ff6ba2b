import { describe, expect, test } from 'vitest'
import type { Http, HttpResponse } from '../../src/wire/index.ts'
import type { Tree } from '../support/files.ts'
import { decode } from '../support/recorded-aws.ts'
import { type Fault, spoiledHttp } from '../support/spoiled-http.ts'
import {
  account,
  createStage,
  region,
  type Stage,
  type Told,
  targetGroup,
  webProject,
  withTargetGroup,
} from './stage.ts'

const v2 = { env: { TAG: 'v2' } }
const crash = [{ image: '*:v2', crashAfterSeconds: 1, exitCode: 1, logLines: ['boom'] }]

/** A service behind a load balancer, whose new revision crashes. */
async function failing(files: Tree = {}): Promise<Stage> {
  const stage = createStage({
    files: { ...withTargetGroup(webProject), ...files },
    resources: { targetGroups: [targetGroup], logGroups: ['/ecs/actions'] },
    behaviours: crash,
  })
  await stage.asAdministrator('deploy')
  return stage
}

const outcome = /error: the deployment of web:2 was rolled back to web:1/

/** The lines of the report that stand for a call each. */
const parts = {
  'sts:GetCallerIdentity': /^ {2}by arn:aws:sts::/m,
  'ecs:DescribeTasks': /4 tasks stopped, the last one being/,
  'logs:GetLogEvents': /^ {4}\| boom$/m,
}

describe('the report of a failure', () => {
  test('holds who, what, when, how tasks ended, their last lines, links and the cause', async () => {
    const told = await (await failing()).run('deploy', v2)
    expect(told.stderr).toMatch(/^report: web:2 in service web of cluster app \(ecs-svc\/\d+\)$/m)
    expect(told.stderr).toMatch(/^ {2}image of app: example\.com\/web:v2, sha256:[0-9a-f]{64}$/m)
    expect(told.stderr).toMatch(/^ {2}rolled back, web:1 runs: Service deployment rolled back/m)
    expect(told.stderr).toMatch(/^ {2}\S+Z registered web:2$/m)
    expect(told.stderr).toMatch(/^ {2}\S+Z the rollback began \(circuit breaker \d of 3\)$/m)
    for (const part of Object.values(parts)) expect(told.stderr).toMatch(part)
    expect(told.stderr).toContain(`https://${region}.console.aws.amazon.com/ecs/v2/clusters/app/services/web/`)
    expect(told.stderr).toMatch(/likely cause: container `app` ended with exit code 1: .*\n {2}what to do: /)
    expect(told.stderr).toMatch(outcome)
    expect(told.stdout).toBe('')
  })

  test("holds ECS's own decisions, where the configuration names the log of its actions", async () => {
    const stage = await failing({ 'ecspresso.yml': `${webProject['ecspresso.yml']}action_logs: /ecs/actions\n` })
    const resourceArn = `arn:aws:ecs:${region}:${account}:service/app/web`
    const entries = (now: number) => [
      { logLevel: 'ERROR', resourceArn, eventTimestamp: now, detail: { action: 'PLACE_TASK', reason: 'no capacity' } },
      { logLevel: 'INFO', resourceArn, detail: { step: 4 } },
      { logLevel: 'WARN', resourceArn, detail: 'in words' },
      { of: 'another form', resourceArn },
    ]
    const write = { logGroupName: '/ecs/actions', logStreamName: 'actions' }
    stage.sandbox.perform('logs:CreateLogStream', write)
    const told = await stage.run('deploy', {
      ...v2,
      meanwhile: {
        afterSeconds: 30,
        act: (sandbox) => {
          const timestamp = sandbox.clock.now()
          const messages = [...entries(timestamp).map((entry) => JSON.stringify(entry)), 'no JSON about web']
          const logEvents = messages.map((message) => ({ timestamp, message }))
          sandbox.perform('logs:PutLogEvents', { ...write, logEvents })
        },
      },
    })
    const said = /^action log of ECS:\n((?: {2}.*\n)+)/m.exec(told.stderr)?.[1] ?? ''
    expect(
      said
        .replace(/^ {2}\S+Z /gm, '')
        .trimEnd()
        .split('\n'),
    ).toEqual([
      'ERROR PLACE_TASK no capacity',
      'INFO {"step":4}',
      'WARN in words',
      `{"of":"another form","resourceArn":"${resourceArn}"}`,
      'no JSON about web',
    ])
    expect(told.calls.filter((call) => call === 'logs:FilterLogEvents')).toHaveLength(1)
  })

  test('costs at most twelve calls and three seconds', async () => {
    const told = await (await failing()).run('deploy', v2)
    const last = told.calls.lastIndexOf('ecs:DescribeServices')
    expect(told.calls.length - last - 1).toBeLessThanOrEqual(12)
    expect(secondsAfter(told, last)).toBeLessThanOrEqual(3)
  })
})

describe('the most that a report reads', () => {
  /** A service behind two target groups, whose tasks fail in different ways in six containers that log. */
  async function sprawling(): Promise<Stage> {
    const definition = JSON.parse(String(withTargetGroup(webProject)['ecs-task-def.json']))
    const [app] = definition.containerDefinitions
    const names = ['app', 'two', 'three', 'four', 'five', 'six']
    const others = names.slice(1).map((name) => ({ ...app, name, essential: true, portMappings: [] }))
    const service = JSON.parse(String(withTargetGroup(webProject)['ecs-service-def.json']))
    const [balancer] = service.loadBalancers
    const other = targetGroup.replace('/web/', '/other/')
    const stage = createStage({
      files: {
        'ecspresso.yml': `${webProject['ecspresso.yml']}action_logs: /ecs/actions\n`,
        'ecs-task-def.json': JSON.stringify({ ...definition, containerDefinitions: [app, ...others] }),
        'ecs-service-def.json': JSON.stringify({
          ...service,
          loadBalancers: [balancer, { ...balancer, targetGroupArn: other }],
        }),
      },
      resources: { targetGroups: [targetGroup, other], logGroups: ['/ecs/actions'] },
      behaviours: names.map((container, i) => ({
        image: '*:v2',
        container,
        crashAfterSeconds: i % 3,
        exitCode: i + 1,
        logLines: [`last words of ${container}`],
      })),
    })
    const first = await stage.asAdministrator('deploy')
    expect(first.exitCode, first.stderr).toBe(0)
    return stage
  }

  test('is twelve calls and three seconds, and logs are read side by side', async () => {
    const stage = await sprawling()
    const inFlight = { now: 0, most: 0 }
    const told = await stage.run('deploy', { ...v2, way: (http) => counting(http, 'GetLogEvents', inFlight) })
    const report = told.calls.slice(told.calls.lastIndexOf('ecs:DescribeServices') + 1)
    expect(report.filter((call) => call === 'logs:GetLogEvents')).toHaveLength(4)
    expect(report.filter((call) => call === 'elasticloadbalancing:DescribeTargetHealth')).toHaveLength(2)
    expect(report).toContain('logs:FilterLogEvents')
    expect(report.length).toBeLessThanOrEqual(12)
    expect(secondsAfter(told, told.calls.lastIndexOf('ecs:DescribeServices'))).toBeLessThanOrEqual(3)
    expect(inFlight.most).toBeGreaterThan(1)
    expect(told.stderr).toMatch(outcome)
  })
})

/** Counts the requests of an operation that are on their way at once. */
function counting(http: Http, operation: string, inFlight: { now: number; most: number }): Http {
  return async (request, signal) => {
    if (decode(request).operation !== operation) return http(request, signal)
    inFlight.now += 1
    inFlight.most = Math.max(inFlight.most, inFlight.now)
    const response = await http(request, signal)
    inFlight.now -= 1
    return response
  }
}

describe('faults while the report is made', () => {
  const calls = [
    'ListTasks',
    'DescribeTasks',
    'GetLogEvents',
    'DescribeTargetHealth',
    'GetCallerIdentity',
    'DescribeServiceDeployments',
    'ListServiceDeployments',
  ]
  const kinds: readonly Fault[] = [
    'a server error before the effect',
    'throttling',
    'a connection that is refused',
    'a body cut short',
    'a login page',
    'an empty body without an effect',
    'a refusal',
  ]

  test.each(calls)('%s: whatever befalls it, the report ends and the outcome stays', async (operation) => {
    for (const fault of kinds) {
      const stage = await failing()
      const told = await stage.asAdministrator('deploy', { ...v2, way: (http) => faulty(http, operation, fault) })
      expect([fault, told.stderr]).toEqual([fault, expect.stringMatching(outcome)])
      expect([fault, told.stderr]).toEqual([fault, expect.stringMatching(/^report: web:2 in service web/m)])
      expect(told.stderr, fault).not.toContain('bug:')
      expect(told.exitCode).toBe(1)
    }
  })
})

/** Every request of an operation meets a fault. */
function faulty(http: Http, operation: string, fault: Fault): Http {
  const spoilt = spoiledHttp(http, { fault, at: 1, always: true })
  return (request, signal) => (decode(request).operation === operation ? spoilt : http)(request, signal)
}

describe('many tasks, forgotten tasks, clocks', () => {
  const listed = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => `arn:aws:ecs:${region}:${account}:task/app/${i.toString(16).padStart(32, '0')}`,
    )

  /** ListTasks and DescribeTasks as AWS would answer them for many tasks. */
  function crowded(
    http: Http,
    { count, forgets = false }: { readonly count: number; readonly forgets?: boolean },
  ): Http {
    return async (request, signal) => {
      const { operation, input } = decode(request)
      if (operation === 'ListTasks')
        return json({ taskArns: listed(count).slice(0, 100), ...(count > 100 ? { nextToken: 'more' } : {}) })
      if (operation !== 'DescribeTasks') return http(request, signal)
      const arns = [input['tasks']].flat().map(String)
      if (forgets) return json({ tasks: [], failures: arns.map((arn) => ({ arn, reason: 'MISSING' })) })
      const tasks = arns.map((taskArn) => ({
        taskArn,
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        stoppedAt: 1_700_000_000,
        containers: [{ name: 'app', exitCode: 1 }],
      }))
      return json({ tasks, failures: [] })
    }
  }

  test('1,000 failed tasks are one group, of a hundred that were looked at, in as many calls', async () => {
    const stage = await failing()
    const told = await stage.asAdministrator('deploy', { ...v2, way: (http) => crowded(http, { count: 1000 }) })
    expect(told.stderr).toMatch(/100 tasks stopped, the last one being/)
    expect(told.stderr).toContain('looked at 100 tasks that stopped; more have\n')
    expect(told.stderr.match(/tasks stopped, the last one/g)).toHaveLength(1)
  })

  test('tasks that ECS has forgotten are missing, and nothing else is', async () => {
    const stage = await failing()
    const told = await stage.asAdministrator('deploy', {
      ...v2,
      way: (http) => crowded(http, { count: 3, forgets: true }),
    })
    expect(told.stderr).toMatch(/^report: web:2/m)
    expect(told.stderr).not.toMatch(/tasks? stopped/)
    expect(told.stderr).toMatch(outcome)
  })

  test('a clock that is an hour off changes no word of the report', async () => {
    const words = async (off: number) => {
      const stage = await failing()
      const told = await stage.asAdministrator('deploy', { ...v2, clockOffSeconds: off })
      const report = told.stderr.slice(told.stderr.indexOf('report:'))
      return report.replace(/[0-9a-f]{32}|ecs-svc\/\d+|10(\.\d+){3}/g, 'ID')
    }
    expect(await words(3600)).toBe(await words(0))
    expect(await words(-3600)).toBe(await words(0))
  })
})

function json(body: object): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  }
}

function secondsAfter({ entries }: Told, index: number): number {
  const times = entries.slice(index).map(({ at }) => at)
  return (Math.max(...times) - Math.min(...times)) / 1000
}

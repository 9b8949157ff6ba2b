/** examples/scenarios: each story ends as its line in README.md says, at its time and with its reasons. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'

const folder = join(import.meta.dirname, '../../examples/scenarios')
const readme = readFileSync(join(folder, 'README.md'), 'utf8')

/** How a story goes: what is said, in this order, and how many seconds of the sandbox's time the command takes. */
interface Course {
  readonly says: readonly RegExp[]
  /** Lines of the journal, where nothing that is said tells the story from one without the scenario. */
  readonly journal?: readonly RegExp[]
  /** Lines of the container's log, wherever they are shown. */
  readonly output?: RegExp
  readonly seconds: readonly [from: number, to: number]
}

const rolledBack =
  /error: the deployment of web:2 was rolled back to web:1: Service deployment rolled back because the circuit breaker/

const courses: Readonly<Record<string, Course>> = {
  'crash-loop': {
    says: [
      /4 tasks stopped, .* \(EssentialContainerExited\): Essential container in task exited/,
      /container app exited with 1 /,
      rolledBack,
    ],
    output: /starting\n.*cannot reach the database\n/,
    seconds: [60, 120],
  },
  'out-of-memory': {
    says: [
      /exited with 137 .*: OutOfMemoryError: Container killed due to memory usage/,
      /ran out of memory/,
      rolledBack,
    ],
    seconds: [60, 120],
  },
  'unpullable-image': {
    says: [/\(TaskFailedToStart\): CannotPullContainerError: .*example\.com\/web:v2: not found/, rolledBack],
    seconds: [50, 120],
  },
  'missing-secret': {
    says: [/\(TaskFailedToStart\): ResourceInitializationError: .*invalid parameters: \/web\/api-key/, rolledBack],
    seconds: [30, 90],
  },
  'failing-health-check': {
    says: [
      /failed container health checks\.\n/,
      /\(ServiceSchedulerInitiated\): Task failed container health checks/,
      rolledBack,
    ],
    seconds: [90, 200],
  },
  'slow-start': { says: [/still waiting for web/, /web runs web:2\n$/], seconds: [140, 220] },
  'no-capacity': {
    says: [/was unable to place a task\. Reason: Capacity is unavailable at this time/, rolledBack],
    seconds: [40, 120],
  },
  'spot-interruption': {
    says: [/2\/2 running, IN_PROGRESS/, /1\/2 running/, /has started 1 tasks/, /web runs web:2\n$/],
    seconds: [80, 180],
  },
  'alarm-rollback': {
    says: [
      /at PRODUCTION_TRAFFIC_SHIFT, 10% of production/,
      /deployment failed: alarm detected\./,
      /error: the deployment of web:2 was rolled back to web:1: .* one or more active alarms/,
    ],
    seconds: [195, 240],
  },
  'canary-approval': {
    says: [
      /at POST_TEST_TRAFFIC_SHIFT, 0% of production and 100% of test traffic, paused until /,
      /error: the deployment of web:2 was rolled back to web:1: .* pause hook timed out/,
    ],
    seconds: [1200, 1320],
  },
  'failing-hook': {
    says: [/function:smoke-test returned FAILED status\./, /error: the deployment of web:2 was rolled back to web:1/],
    seconds: [50, 120],
  },
  'throttled-account': {
    says: [/registered web:2\n/, /web runs web:2\n$/],
    journal: [
      /"operation":"ecs:UpdateService".*"faults":\["throttling"/,
      /"operation":"ecs:Describe.*"faults":\["throttling"/,
    ],
    seconds: [45, 200],
  },
  'eventual-consistency': {
    says: [
      /registered web:2\n/,
      /PRIMARY web:1 2\/2 running, COMPLETED/,
      /PRIMARY web:2 0\/2 running/,
      /web runs web:2\n$/,
    ],
    seconds: [45, 120],
  },
  'late-logs': {
    says: [/task \w+ stopped \(EssentialContainerExited\)/, /container app exited with 0\n$/],
    output: /connecting\n.*applied 2 migrations\n.*done\n/,
    seconds: [30, 120],
  },
  deadlock: {
    says: [
      /leave ECS no room: it may neither start a new task nor stop an old one/,
      /error: timed out: the deployment of web:2 has not ended/,
    ],
    seconds: [1795, 1810],
  },
}

/** The rows of README.md's table. */
const rows = [...readme.matchAll(/^\| `([\w-]+)` \| `([^`]+)` \| .* \| (\d) \|$/gm)].map(
  ([, name = '', line = '', exitCode]) => ({ name, line, exitCode: Number(exitCode) }),
)

const tree = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))] as const))

async function tell({ name, line }: { readonly name: string; readonly line: string }) {
  const files = memoryFiles('/project', tree)
  let token = 0
  let now = Date.UTC(2026, 10, 24, 9)
  const run = (text: string, tag: string) => {
    now += 1000
    return runTestCommand(text.split(' '), {
      ...testPorts({ env: { TAG: tag } }),
      files,
      token: () => `${tag}-${++token}`,
      // Commands that follow each other at one instant are none: what was written by one is not older than what the next writes.
      realNow: () => now,
    })
  }
  const first = await run('deploy --sandbox', 'v1')
  expect(first.exitCode, first.stderr).toBe(0)
  const clock = async () => {
    const { stdout } = await run('sandbox status --output json', 'v1')
    return Date.parse(JSON.parse(stdout).result.now)
  }
  const before = await clock()
  const told = await run(`${line} --scenario ${name}.scenario.yml`, 'v2')
  const journal = String(await files.read('/project/.ristretto/journal.jsonl'))
  return { ...told, journal, seconds: ((await clock()) - before) / 1000 }
}

describe('examples/scenarios', () => {
  test.each(rows)(
    '$name',
    async ({ exitCode, ...row }) => {
      const told = await tell(row)
      const course = courses[row.name]
      expect(told.exitCode, told.stderr).toBe(exitCode)
      const places = course?.says.map((words) => told.stderr.search(words)) ?? []
      expect(places, told.stderr).toEqual(places.map(() => expect.any(Number)))
      expect(places.includes(-1), `${places}\n${told.stderr}`).toBe(false)
      expect(places, told.stderr).toEqual(places.toSorted((a, b) => a - b))
      for (const line of course?.journal ?? []) expect(told.journal).toMatch(line)
      if (course?.output) expect(told.stdout + told.stderr).toMatch(course.output)
      const [from, to] = course?.seconds ?? [0, 0]
      expect([told.seconds, told.seconds >= from && told.seconds <= to]).toEqual([told.seconds, true])
      expect(told.stderr).not.toContain('bug:')
    },
    180_000,
  )

  test('have each a line in README.md and a course here', () => {
    const scenarios = readdirSync(folder).filter((name) => name.endsWith('.scenario.yml'))
    const names = scenarios.map((name) => name.replace('.scenario.yml', ''))
    expect(names).toHaveLength(15)
    expect(rows.map(({ name }) => name).toSorted()).toEqual(names)
    expect(Object.keys(courses).toSorted()).toEqual(names)
  })

  test('differ each from a deployment without', async () => {
    const plain = await tell({ name: 'canary-approval', line: 'deploy' })
    expect([plain.exitCode, plain.stderr.match(/web runs web:2\n$/)?.length]).toEqual([0, 1])
  })
})

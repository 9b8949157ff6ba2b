/**
 * The product as a whole, in one run: start-up of the built command line as ratios to `node -e 0`, calls and added seconds of a
 * deployment, the time to plan policies, and the memory of every command.
 *
 *   npm run bench
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Ports } from '../src/app/index.ts'
import { virtualClock } from '../src/app/sandbox/virtual-clock.ts'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { realFiles } from '../src/local/index.ts'
import { createSandbox, seed } from '../src/sandbox/index.ts'
import { fetchHttp } from '../src/wire/index.ts'
import { memory } from './memory.ts'

const RUNS = 21
const product = resolve('dist/ristretto.cjs')
const service = {
  desiredCount: 1,
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
}
const definition = {
  family: 'web',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::111122223333:role/web-exec',
  taskRoleArn: 'arn:aws:iam::111122223333:role/web-task',
  containerDefinitions: [
    {
      name: 'app',
      image: 'example.com/web:{{ env `TAG` `v1` }}',
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/web', 'awslogs-region': 'ap-northeast-1', 'awslogs-stream-prefix': 'ecs' },
      },
    },
  ],
}

async function writeProject(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const configuration = {
    region: 'ap-northeast-1',
    cluster: 'app',
    service: name,
    service_definition: 'service.json',
    task_definition: 'task.json',
  }
  await writeFile(join(folder, 'ecspresso.json'), JSON.stringify(configuration))
  await writeFile(join(folder, 'service.json'), JSON.stringify(service))
  await writeFile(join(folder, 'task.json'), JSON.stringify({ ...definition, family: name }))
}

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret-example', AWS_REGION: 'ap-northeast-1' }

function timeProcess(line: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<number> {
  const [program = '', ...args] = line
  return new Promise((done, failed) => {
    const start = performance.now()
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let errors = ''
    child.stdout.resume()
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.on('close', (code) =>
      code === 0 ? done(performance.now() - start) : failed(new Error(`${args.join(' ')}: ${errors}`)),
    )
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

interface Start {
  readonly name: string
  readonly limit?: number
  time(): Promise<number>
}

/** The three starts of a program: nothing to do, files alone, one signed call. */
function startsOf(label: string, program: readonly string[], cwd: string, endpoint: string): Start[] {
  const time = (args: readonly string[], env: Record<string, string>) => () =>
    timeProcess([...program, ...args], cwd, env)
  return [
    { name: `${label}version`, time: time(['version'], {}) },
    { name: `${label}render taskdef servicedef (all JSON)`, time: time(['render', 'taskdef', 'servicedef'], keys) },
    {
      name: `${label}deploy --dry-run (one signed DescribeServices)`,
      time: time(['deploy', '--dry-run'], { ...keys, AWS_ENDPOINT_URL: endpoint }),
    },
  ]
}

/** A program that is not installed is left out. */
function found(file: string): string | undefined {
  return existsSync(file) ? file : undefined
}

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))
}

const limits = [1.6, 2.2, 3.0]

/** One after the other, round by round, so that a drift of the machine hits all alike. */
async function startUp(cwd: string, endpoint: string): Promise<void> {
  const binary = found(resolve(`build/binaries/ristretto-${process.platform}-${process.arch}`))
  const ecspresso = onPath('ecspresso')
  const starts: Start[] = [
    { name: 'node -e 0', time: () => timeProcess([process.execPath, '-e', '0'], cwd) },
    ...startsOf('', [process.execPath, product], cwd, endpoint).map((start, i) => ({
      ...start,
      limit: limits[i] ?? 0,
    })),
    ...(binary === undefined ? [] : startsOf('single file: ', [binary], cwd, endpoint)),
    ...(ecspresso === undefined ? [] : startsOf('ecspresso: ', [ecspresso], cwd, endpoint)),
  ]
  const times = starts.map((): number[] => [])
  for (let run = 0; run <= RUNS; run++)
    for (const [i, { time }] of starts.entries()) {
      const taken = await time()
      if (run > 0) times[i]?.push(taken) // the first round warms the disk
    }
  const base = median(times[0] ?? [])
  console.log(
    `start-up, median of ${RUNS} runs, as a ratio to node -e 0 (${base.toFixed(1)} ms, Node ${process.version})`,
  )
  for (const [i, { name, limit }] of starts.entries()) {
    const ratios = (times[i] ?? []).map((time, run) => time / (times[0]?.[run] ?? base))
    console.log(
      `  ${name.padEnd(60)} ${median(ratios).toFixed(2)} x${limit === undefined ? '' : `   (limit ${limit.toFixed(1)} x)`}`,
    )
  }
  if (binary === undefined) console.log('  single file: skipped: not built (npm run binaries)')
  if (ecspresso === undefined) console.log('  ecspresso: skipped: not on PATH')
}

function fakeEcs() {
  return createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const primary = {
        id: 'ecs-svc/1',
        status: 'PRIMARY',
        taskDefinition: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:1',
      }
      response.setHeader('content-type', 'application/x-amz-json-1.1')
      response.end(
        JSON.stringify({
          services: [{ ...primary, serviceName: 'web', status: 'ACTIVE', deployments: [primary] }],
          failures: [],
        }),
      )
    })
  })
}

/** Ports over real files, without a network: what planning needs. */
function portsOf(directory: string, more: Partial<Ports> = {}): Ports {
  const nothing = async () => {}
  return {
    env: keys,
    directory,
    files: { ...realFiles, write: nothing, append: nothing },
    out: () => {},
    err: (text) => void process.stderr.write(text),
    terminal: { out: false, err: false, columns: 80, draw: () => {} },
    clock: { now: Date.now, sleep: nothing, timeout: () => new AbortController().signal },
    realNow: Date.now,
    random: Math.random,
    token: () => crypto.randomUUID(),
    signal: new AbortController().signal,
    http: async () => async () => {
      throw new Error('something was sent')
    },
    stdin: async () => '',
    ...more,
  }
}

/** Bytes below a path. */
function sizeOf(path: string): number {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}

function sizes(): void {
  console.log('size of the built program')
  for (const part of ['dist/chunks', 'dist/code-cache'])
    console.log(`  ${part.padEnd(28)} ${(sizeOf(resolve(part)) / 1e6).toFixed(2)} MB`)
}

async function deployment(directory: string): Promise<void> {
  const now = Date.now()
  const sandbox = createSandbox({ realNow: () => now, account: '111122223333', region: 'ap-northeast-1' })
  seed(sandbox, { clusters: ['app'], roles: [{ name: 'web-exec' }, { name: 'web-task' }], logGroups: ['/ecs/web'] })
  const told: string[] = []
  const run = async () => {
    const from = sandbox.journal.entries.length
    const ports = portsOf(directory, {
      env: {
        ...keys,
        AWS_ACCESS_KEY_ID: sandbox.administrator.accessKeyId,
        AWS_SECRET_ACCESS_KEY: sandbox.administrator.secretAccessKey,
      },
      clock: virtualClock(sandbox, async () => {}),
      realNow: () => now,
      http: async () => fetchHttp(sandbox.fetch),
      err: (text) => told.push(text),
    })
    const code = await runCommandLine(['deploy'], ports)
    if (code !== 0) throw new Error(told.join(''))
    return sandbox.journal.entries.slice(from)
  }
  await run()
  told.length = 0
  const entries = await run()
  const write = entries.findIndex(({ operation }) => operation === 'ecs:UpdateService')
  const done = Date.parse(
    /(\S+) \(service web\) \(deployment \S+\) deployment completed/.exec(told.join(''))?.[1] ?? '',
  )
  console.log('deploy of an existing service, in the sandbox')
  console.log(
    `  calls before the wait        ${write + 1} (${entries
      .slice(0, write + 1)
      .map(({ operation }) => operation)
      .join(', ')})`,
  )
  console.log(`  calls in all                 ${entries.length}`)
  console.log(`  seconds after ECS was done   ${((sandbox.clock.now() - done) / 1000).toFixed(1)} (limit 3)`)
}

async function planning(directory: string): Promise<void> {
  const ports = portsOf(directory)
  const time = async (first: number, count: number) => {
    const lines = Array.from({ length: count }, (_, i) => [
      '--for',
      `deploy --config ${join(directory, `s${first + i}`, 'ecspresso.json')}`,
    ])
    return timed(() => runCommandLine(['policy', 'generate', '--format', 'json', ...lines.flat()], ports))
  }
  const cold = await time(0, 1)
  const one = median([await time(0, 1), await time(0, 1), await time(0, 1), await time(0, 1), await time(0, 1)])
  const hundred = median([await time(0, 100), await time(0, 100), await time(0, 100)])
  console.log('policy of deploy, in process')
  console.log(`  one service                  ${one.toFixed(1)} ms (${cold.toFixed(1)} ms the first time)`)
  console.log(`  100 services, in parts       ${hundred.toFixed(0)} ms (limit 600)`)
  const proof = await timed(() =>
    runCommandLine(['policy', 'prove', '--config', join(directory, 's0', 'ecspresso.json')], ports),
  )
  console.log(`  prove register, run, deploy  ${proof.toFixed(0)} ms (limit 5000)`)
}

/**
 * Milliseconds that the program worked: other programs lengthen the time that passes, and the threads that collect garbage beside it the
 * processor time, so that the smaller one is nearer. Throws where a command line fails.
 */
async function timed(run: () => Promise<number>): Promise<number> {
  const [passed, worked] = [performance.now(), process.cpuUsage()]
  if ((await run()) !== 0) throw new Error('the command line failed')
  const { user, system } = process.cpuUsage(worked)
  return Math.min(performance.now() - passed, (user + system) / 1000)
}

const directory = await mkdtemp(join(tmpdir(), 'ristretto-bench-'))
const server = fakeEcs()
try {
  await writeProject(directory, 'web')
  for (let i = 0; i < 100; i++) await writeProject(join(directory, `s${i}`), `service-${i}`)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  await startUp(directory, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  sizes()
  await deployment(directory)
  await planning(directory)
  await writeProject(join(directory, 'memory'), 'web')
  await memory(product, join(directory, 'memory'))
} finally {
  server.close()
  await rm(directory, { recursive: true, force: true })
}

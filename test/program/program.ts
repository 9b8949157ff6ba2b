import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** The program that is tested: a single file, or a script for this Node.js. */
const named = process.env['RISTRETTO'] ?? join(import.meta.dirname, '../../dist/ristretto.cjs')
/** Whether Node.js runs the program; a single file holds its own engine. */
export const isScript: boolean = /\.[cm]?js$/.test(named)
/** How the program is started: words before its arguments. */
export const command: readonly string[] = isScript ? [process.execPath, named] : [named]

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Options {
  readonly directory?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Above what any command of a test takes, below vitest's own limit, so that no child outlives its test. */
const MILLISECONDS_TO_RUN = 50_000

/** Starts the program with nothing of this machine's environment but PATH. */
export function start(argv: readonly string[], { directory = tmpdir(), env = {} }: Options = {}): ChildProcess {
  const [program = '', ...before] = command
  return spawn(program, [...before, ...argv], {
    cwd: directory,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: MILLISECONDS_TO_RUN,
    killSignal: 'SIGKILL',
  })
}

/** Waits for the end of a started program. */
export async function ended(child: ChildProcess): Promise<Ended> {
  const [[exitCode], stdout, stderr] = await Promise.all([
    once(child, 'close'),
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
  ])
  return { exitCode, stdout, stderr }
}

/** Runs the program to its end. */
export function run(argv: readonly string[], options: Options = {}): Promise<Ended> {
  return ended(start(argv, options))
}

/** A folder with files, until the test has ended. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ristretto-program-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** The program's own sandbox over HTTP, in its default time: a read runs what is in transit to its end. */
export interface Served {
  readonly endpoint: string
  readonly keys: { readonly AWS_ACCESS_KEY_ID: string; readonly AWS_SECRET_ACCESS_KEY: string }
}

const scenario = `account: "111122223333"
region: us-east-1
clusters: [app]
logGroups: [/web]
roles:
  - { name: web-execution }
  - name: deploy
    trust: account
    policies: { all: { Version: "2012-10-17", Statement: { Effect: Allow, Action: "ecs:*", Resource: "*" } } }
containers:
  - { startedBy: run, exitAfterSeconds: 1, exitCode: 3, logLines: [migrating] }
`

/** Serves the sandbox until the test has ended. */
export async function serve(...argv: string[]): Promise<Served> {
  const directory = folderWith({ 'scenario.yml': scenario })
  const line = ['sandbox', 'serve', '--port', '0', '--format', 'json', '--scenario', 'scenario.yml', ...argv]
  const child = start(line, { directory })
  onTestFinished(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  })
  const closed = once(child, 'close').then(() => undefined)
  const first = child.stdout && (await Promise.race([once(child.stdout, 'data'), closed]))
  if (!first) throw new Error('the sandbox does not serve')
  child.stdout?.resume()
  child.stderr?.resume()
  const { endpoint, accessKeyId, secretAccessKey } = JSON.parse(String(first[0]))
  return { endpoint, keys: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } }
}

/** A project for what `serve` holds, and the variables that lead there. */
export function project(): string {
  const definition = {
    family: 'web',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: 'arn:aws:iam::111122223333:role/web-execution',
    containerDefinitions: [
      {
        name: 'app',
        image: 'example.com/web:{{ env `TAG` `v1` }}',
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
        },
      },
    ],
  }
  const service = {
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
  }
  return folderWith({
    'ecspresso.yml':
      'region: us-east-1\ncluster: app\nservice: web\nservice_definition: service.json\ntask_definition: task.json\n',
    'service.json': JSON.stringify(service),
    'task.json': JSON.stringify(definition),
  })
}

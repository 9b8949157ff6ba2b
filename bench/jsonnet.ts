/**
 * Jsonnet against whatever of `jsonnet` (C++), `go-jsonnet` and `jrsonnet` is on PATH, and go-jsonnet built from its module
 * where there is a Go toolchain, all in one run. Ours is measured in this process, warm and for the first time; theirs as
 * processes, less the time that the empty program takes. Answers are compared. Last, what the built program takes for the definition
 * file of examples/jsonnet, the first thing it evaluates in a process.
 *
 *   npm run bench:jsonnet
 *
 * Run it from the root of the repository.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { evaluateToString } from '../src/jsonnet/index.ts'
import { findGo, findProgram } from '../test/peers/find-peer.ts'
import { buildGoJsonnet } from '../test/peers/jsonnet/go-jsonnet.ts'

/** 240 services of three containers each: 1.6 MB of JSON. */
const ecsProject = `
local region = 'ap-northeast-1', account = '123456789012';
local container(name, image, port=null, env={}) = {
  name: name,
  image: '%s.dkr.ecr.%s.amazonaws.com/%s:%s' % [account, region, image, 'latest'],
  essential: true,
  cpu: 256,
  memory: 512,
  environment: [{ name: k, value: std.toString(env[k]) } for k in std.objectFields(env)],
  secrets: [
    { name: n, valueFrom: 'arn:aws:ssm:%s:%s:parameter/%s/%s' % [region, account, name, std.asciiLower(n)] }
    for n in ['DB_PASSWORD', 'API_KEY', 'SESSION_SECRET']
  ],
  [if port != null then 'portMappings']: [{ containerPort: port, hostPort: port, protocol: 'tcp' }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/ecs/' + name, 'awslogs-region': region, 'awslogs-stream-prefix': name },
  },
  healthCheck: {
    command: ['CMD-SHELL', 'curl -f http://localhost:%d/ || exit 1' % (if port == null then 80 else port)],
    interval: 30, retries: 3, timeout: 5,
  },
  dependsOn: [], mountPoints: [],
  ulimits: [{ name: 'nofile', softLimit: 65536, hardLimit: 65536 }],
};
local base = {
  family: error 'a family is needed',
  cpu: '512', memory: '1024', networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: 'arn:aws:iam::%s:role/%s-exec' % [account, self.family],
  taskRoleArn: 'arn:aws:iam::%s:role/%s-task' % [account, self.family],
  containerDefinitions: [],
  tags: [{ key: 'Service', value: $.family }, { key: 'Env', value: 'prod' }],
  volumes: [],
};
local withContainer(c) = { containerDefinitions+: [c] };
{
  ['svc-%03d' % i]: base
    + { family: 'svc-%03d' % i, cpu: std.toString(256 * (1 + i % 4)) }
    + withContainer(container('app-%d' % i, 'app', 8080, { PORT: 8080, LOG_LEVEL: 'info', INDEX: i, NAME: 'svc-' + i }))
    + withContainer(container('nginx-%d' % i, 'nginx', 80, { UPSTREAM: 'localhost:8080' }))
    + withContainer(container('fluent-%d' % i, 'fluentbit', env={ STREAM: 's%d' % i }))
  for i in std.range(0, COUNT - 1)
}`

const inheritance = `
local Number = {
  n: 1,
  local outer = self,
  r: if self.n <= 1 then 1 else (Number { n: outer.n - 1 }).r + (Number { n: outer.n - 2 }).r,
};
local sums = std.foldl(function(o, i) o + { ['f' + (i % 50)]: i, b+: { c+: [i] } }, std.range(0, 300), { b: { c: [] } });
[(Number { n: 20 }).r, std.length(sums.b.c), std.length(sums)]`

const programs: readonly (readonly [name: string, source: string])[] = [
  // First: nothing is compiled by the engine yet.
  ['task definition, 150 lines', `${ecsProject.replace('COUNT', '1')}['svc-000']`],
  ['ECS project, 240 services', ecsProject.replace('COUNT', '240')],
  ['deep inheritance', inheritance],
  ['fib(25)', 'local fib(n) = if n <= 1 then n else fib(n - 1) + fib(n - 2); fib(25)'],
  ['string folding', "std.length(std.foldl(function(s, i) s + 'line %d\\n' % i, std.range(0, 5000), ''))"],
  [
    'large string join',
    "std.length(std.join(',', [std.toString(i) + 'xxxxxxxxxxxxxxxxxxxx' for i in std.range(0, 50000)]))",
  ],
  [
    'big arrays',
    `local a = [(i * 7919) % 100003 for i in std.range(0, 30000)], s = std.sort(a);
     local t = std.sort([{ k: 'key' + x, v: x } for x in a if x % 3 == 0], keyF=function(o) o.k);
     [std.length(s), s[100], t[5].v, std.sum([x * 2 for x in s if x % 2 == 0])]`,
  ],
]

const FIRST_RUNS = 21

/** Preloaded into the program: tells on standard error how long the longest call of the evaluator took, natives and imports included. */
const stopWatch = `
const Module = require('node:module'), { basename } = require('node:path')
const load = Module.prototype.require
let longest = 0
const timed = (call) => function (...args) {
  const started = performance.now()
  const note = () => { longest = Math.max(longest, performance.now() - started) }
  const result = Reflect.apply(call, this, args)
  if (typeof result?.then === 'function') result.then(note, note)
  else note()
  return result
}
Module.prototype.require = function (id) {
  const exported = Reflect.apply(load, this, [id])
  if (!basename(id).startsWith('jsonnet-')) return exported
  return new Proxy(exported, { get: (target, name) => typeof target[name] === 'function' && !/^class/.test(target[name]) ? timed(target[name]) : target[name] })
}
process.on('exit', () => require('node:fs').writeSync(2, String(longest)))
`

/** Milliseconds for evaluating a definition file as the first thing in a process of the built program. */
function firstInProgram(): number {
  const preload = join(folder, 'stop-watch.cjs')
  const config = join(folder, 'ecspresso.json')
  writeFileSync(preload, stopWatch)
  // In JSON, so that nothing else is evaluated before.
  writeFileSync(config, JSON.stringify({ task_definition: resolve('examples/jsonnet/ecs-task-def.jsonnet') }))
  const args = ['-r', preload, resolve('dist/ristretto.cjs'), 'render', 'taskdef', '--config', config]
  const times = Array.from({ length: FIRST_RUNS }, () => {
    const env = { PATH: process.env['PATH'] ?? '', IMAGE_TAG: 'v1', ENVIRONMENT: 'production' }
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env })
    if (status !== 0) throw new Error(stderr)
    return Number(stderr)
  })
  return times.sort((a, b) => a - b)[FIRST_RUNS >> 1] ?? 0
}

/** Whoever takes longer has lost anyway. */
const LIMIT_MS = 20_000

const folder = mkdtempSync(join(tmpdir(), 'bench-jsonnet-'))
const toolchain = findGo()
const go = 'missing' in toolchain ? undefined : buildGoJsonnet(toolchain.program, resolve('test/peers/jsonnet/main.go'))
const commands = ['jsonnet', 'go-jsonnet', 'jrsonnet'].flatMap((name) => {
  const path = findProgram(name)
  return path === undefined ? [] : [{ name: name === 'jsonnet' ? 'jsonnet (C++)' : name, path: resolve(path) }]
})

function time<T>(work: () => T): { ms: number; result: T } {
  const started = performance.now()
  const result = work()
  return { ms: performance.now() - started, result }
}

/** The best of three: other work on the machine only ever adds. */
function best(work: () => void): number {
  return Math.min(...[0, 1, 2].map(() => time(work).ms))
}

function run(path: string, source: string): string {
  const file = join(folder, 'program.jsonnet')
  writeFileSync(file, source)
  return spawnSync(path, [file], { encoding: 'utf8', maxBuffer: 1 << 30, timeout: LIMIT_MS }).stdout
}

const startUp = new Map(commands.map(({ name, path }) => [name, best(() => run(path, 'null'))]))
const rows: Record<string, string>[] = []
for (const [name, source] of programs) {
  const first = time(() => evaluateToString(source))
  const warm = best(() => evaluateToString(source))
  const row: Record<string, string> = { program: name, 'first ms': first.ms.toFixed(1), 'warm ms': warm.toFixed(1) }
  if (go !== undefined) {
    const answer = go.evaluate([source])[0]
    // In their process too: without start-up and reading.
    row['go-jsonnet 0.22, in process'] = ratio(answer?.milliseconds ?? 0, first.ms)
    if (answer?.out !== first.result) row['go-jsonnet 0.22, in process'] += ' OTHER ANSWER'
  }
  for (const { name: command, path } of commands) {
    const { ms, result } = time(() => run(path, source))
    const used = Math.max(0, ms - (startUp.get(command) ?? 0))
    if (ms >= LIMIT_MS) row[command] = `over ${LIMIT_MS / 1000} s`
    else row[command] = result === first.result ? ratio(used, first.ms) : `${ratio(used, first.ms)} OTHER ANSWER`
  }
  rows.push(row)
}
console.table(rows)
console.log(
  `examples/jsonnet/ecs-task-def.jsonnet in the built program, first in its process, median of ${FIRST_RUNS}: ` +
    `${firstInProgram().toFixed(1)} ms (limit 5 ms)`,
)
go?.remove()
rmSync(folder, { recursive: true, force: true })

function ratio(theirs: number, ours: number): string {
  return `${theirs.toFixed(1)} ms = ${(theirs / ours).toFixed(1)} x ours`
}

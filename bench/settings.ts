/**
 * Lookups: a Terraform state of 50 MB against JSON.parse of it, definitions full of lookups, and how many round trips twenty remote ones
 * take. Validation: what the rules add to the reading of a large definition. Exits with 1 where a bound is missed.
 *
 *   npm run bench:settings
 */
import { execFileSync } from 'node:child_process'
import { aws, type Call, live, type World } from '../src/calls/index.ts'
import { lookupsOf } from '../src/plugins/index.ts'
import { openProject } from '../src/settings/index.ts'
import { memoryFiles, type Tree } from '../test/support/files.ts'

const never = new AbortController().signal
const encoder = new TextEncoder()
let isMissed = false

function world(send: (call: Call<unknown>) => Promise<unknown>): World {
  return {
    place: { partition: 'aws', region: 'eu-west-1', account: '111122223333' },
    clock: { now: () => 0, sleep: async () => {}, timeout: () => never },
    signal: never,
    deadline: never,
    isWatched: false,
    send,
    report: () => {},
    token: () => 'token',
  }
}
const noAws = world(() => Promise.reject(new Error('nothing is sent')))

function tell(what: string, value: number, unit: string, bound: number): void {
  isMissed ||= value > bound
  console.log(
    `${what.padEnd(52)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(14)} bound ${bound}${value > bound ? '  MISSED' : ''}`,
  )
}

function milliseconds(since: number): number {
  return performance.now() - since
}

/** Time of the processor since: other programs of a busy machine do not add to it. */
function processorMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/** Of several rounds the best: whatever else the machine does only adds to it. */
function best(values: readonly number[]): number {
  return Math.min(...values)
}

/** A state with as many instances as make so many bytes: counted ones, keyed ones, in modules and outside. */
function stateOf(bytes: number): string {
  const resources: string[] = []
  for (let size = 0, i = 0; size < bytes; i += 1) {
    const instance = (key: string) => {
      const tags = { Name: `web-${i}`, Owner: 'platform', 'cost-center': `${i % 97}` }
      const attributes = {
        id: `i-${i}`,
        arn: `arn:aws:ec2:eu-west-1:111122223333:instance/i-${i}`,
        tags,
        user_data: 'x'.repeat(400),
      }
      return `{"schema_version":1,${key}"attributes":${JSON.stringify(attributes)},"sensitive_attributes":[],"private":"${'p'.repeat(60)}"}`
    }
    const instances =
      i % 3 === 0 ? [instance('')] : [0, 1].map((at) => instance(`"index_key":${i % 3 === 1 ? at : `"k${at}"`},`))
    const module = i % 2 === 0 ? '' : `"module":"module.m${i % 50}[\\"a\\"]",`
    const text = `{${module}"mode":"managed","type":"aws_instance","name":"n${i}","provider":"x","instances":[${instances.join()}]}`
    resources.push(text)
    size += text.length
  }
  return `{"version":4,"serial":1,"lineage":"l","outputs":{"a":{"value":"x","type":"string"}},"resources":[${resources.join()}]}`
}

async function stateLookups(): Promise<void> {
  const text = stateOf(50_000_000)
  const bytes = encoder.encode(text)
  console.log(`a state of ${(bytes.byteLength / 1e6).toFixed(0)} MB`)
  const parses: number[] = []
  const firsts: number[] = []
  const further: number[] = []
  const addresses = Array.from({ length: 2000 }, (_, i) => `aws_instance.n${i * 6}.tags["cost-center"]`)
  for (let round = 0; round < 5; round += 1) {
    let since = performance.now()
    JSON.parse(new TextDecoder().decode(bytes))
    parses.push(milliseconds(since))
    const ports = {
      env: {},
      directory: '/p',
      workingDirectory: '/p',
      keepSecret: () => {},
      sprintf: (format: string) => format,
      files: { read: async () => bytes, exists: async () => true },
    }
    const at = { file: 'f' }
    const lookups = await lookupsOf([{ name: 'tfstate', config: { path: 't' } }], ports, async () => at)
    const door = aws(noAws, live)
    since = performance.now()
    await lookups['tfstate']?.call(door, ['output.a'], at)
    firsts.push(milliseconds(since))
    since = performance.now()
    for (const address of addresses) await lookups['tfstate']?.call(door, [address], at)
    further.push((milliseconds(since) / addresses.length) * 1000)
  }
  tell('first lookup, to JSON.parse of the state', best(firsts) / best(parses), 'x', 1.5)
  tell('each further one', best(further), 'microseconds', 20)
}

const CONFIG = `region: eu-west-1
cluster: app
service: web
task_definition: td.json
plugins:
  - name: tfstate
    config: {path: t.tfstate}
  - name: cloudformation
`

function definition(lookups: readonly string[]): string {
  const environment = lookups.map((lookup, i) => `{"name": "V${i}", "value": "{{ ${lookup} }}"}`)
  return `{"family": "web", "containerDefinitions": [{"name": "app", "image": "web", "environment": [${environment.join()}]}]}`
}

async function project(files: Tree) {
  const tree = memoryFiles('/p', { 'ecspresso.yml': CONFIG, ...files })
  return openProject(aws(noAws, live), { files: tree, env: {}, directory: '/p' }, {})
}

async function manyDefinitions(): Promise<void> {
  const outputs = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`o${i}`, { value: `v${i}`, type: 'string' }]),
  )
  const lookups = Array.from({ length: 20 }, (_, i) => `tfstate \`output.o${i}\``)
  const names = Array.from({ length: 200 }, (_, i) => `td-${i}.json`)
  const files = Object.fromEntries(names.map((name) => [name, definition(lookups)]))
  const opened = await project({ ...files, 't.tfstate': JSON.stringify({ version: 4, outputs }) })
  const door = aws(noAws, live)
  const since = process.cpuUsage()
  for (const name of names) await opened.taskDefinition(door, name)
  tell('200 definitions with 20 lookups each', processorMilliseconds(since), 'ms (processor)', 1000)
}

/** A task definition with as many containers as a task may have and more, each with what rules look at. */
function largeDefinition(containers: number): string {
  const names = Array.from({ length: containers }, (_, i) => `c${i}`)
  return JSON.stringify({
    family: 'web',
    networkMode: 'bridge',
    executionRoleArn: 'arn:aws:iam::111122223333:role/web',
    volumes: [{ name: 'data', host: {} }],
    containerDefinitions: names.map((name, i) => ({
      name,
      image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1',
      memory: 64,
      essential: i === 0,
      portMappings: [{ containerPort: 8000 + i, name: `p${i}` }],
      environment: Array.from({ length: 30 }, (_, at) => ({ name: `V${at}`, value: `${at}` })),
      secrets: [{ name: 'KEY', valueFrom: '/web/key' }],
      mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
      healthCheck: { command: ['CMD', 'true'] },
      dependsOn: i === 0 ? [] : [{ containerName: names[i - 1], condition: 'HEALTHY' }],
      logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g', 'awslogs-region': 'eu-west-1' } },
    })),
  })
}

/** Milliseconds of one validation, on a project of its own, as findings are kept. */
async function validate(): Promise<number> {
  const opened = await project({ 'td.json': largeDefinition(60), 't.tfstate': '{"version":4}' })
  const door = aws(noAws, live)
  await opened.taskDefinition(door)
  const since = performance.now()
  await opened.check(door, { taskDefinition: true })
  return milliseconds(since)
}

const FIRST_VALIDATION = 'first-validation'

/**
 * In one process after the other, whose first it is: what a command pays, as each of them is a process. Its code is interpreted, not
 * compiled.
 */
function firstValidation(): void {
  const [node, file = ''] = process.argv
  const times = Array.from({ length: 15 }, () =>
    Number(execFileSync(node ?? 'node', [file, FIRST_VALIDATION], { encoding: 'utf8' })),
  )
  tell('the same, the first in a process', best(times), 'ms', 15)
}

async function validation(): Promise<void> {
  const times: number[] = []
  for (let round = 0; round < 30; round += 1) times.push(await validate())
  tell('validation of a definition of 60 containers', best(times), 'ms', 3)
  firstValidation()
}

/** Twenty lookups, of which some need what others give: how often everybody waited for everybody. */
async function roundTrips(): Promise<void> {
  const waiting: (() => void)[] = []
  let trips = 0
  let most = 0
  const slow = world(({ name, input }) => {
    most = Math.max(most, waiting.length + 1)
    return new Promise((resolve) => {
      waiting.push(() =>
        resolve(
          name === 'ssm:GetParameter'
            ? { Parameter: { Type: 'String', Value: `x${JSON.stringify(input).length}` } }
            : { Stacks: [{ Outputs: [{ OutputKey: 'K', OutputValue: '/next' }] }] },
        ),
      )
    })
  })
  const direct = Array.from({ length: 18 }, (_, i) => `ssm \`/app/${i}\``)
  const nested = ['ssm (cfn_output `stack` `K`)', 'ssm (printf `%s/b` (cfn_output `stack` `K`))']
  const opened = await project({ 'td.json': definition([...direct, ...nested]), 't.tfstate': '{"version":4}' })
  const answer = opened.taskDefinition(aws(slow, live))
  let isDone = false
  answer.then(() => {
    isDone = true
  })
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => setImmediate(resolve))
    if (isDone) break
    if (waiting.length === 0) continue
    trips += 1
    for (const go of waiting.splice(0)) go()
  }
  console.log(`at most ${most} lookups were under way at once`)
  tell('round trips of 20 remote lookups, two of them nested', trips, '', 2)
}

if (process.argv[2] === FIRST_VALIDATION) {
  console.log(await validate())
  process.exit(0)
}
await validation()
await stateLookups()
await manyDefinitions()
await roundTrips()
process.exit(isMissed ? 1 : 0)

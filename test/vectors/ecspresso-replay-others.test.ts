import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type RecordedCall, recordedAws, type SeenCall } from '../support/recorded-aws.ts'
import { type Outcome, runTestCommand, testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { type Recording, readRecordings } from './replay/recording.ts'

// The commands that look, and those that change little, before the AWS that the real ecspresso 2.3 met: the same writes with the same
// parameters in the same order, the same exit code, and reads of the same kinds. How they differ is data, with the row that gives the reason.

const recordings = readRecordings(
  /^(appspec|delete|deregister|diff|init|refresh|revisions|rollback|scale|status|tasks|verify)-/,
)

/** A way in which we mean to do otherwise. */
interface Difference {
  /** Of docs/differences-from-ecspresso.md. */
  readonly row: string
  /** Recordings whose names begin so. */
  readonly of: RegExp
  /** Operations that only it calls, or only we do: `ecs:DescribeServices`. */
  readonly theirs?: readonly (string | RegExp)[]
  readonly ours?: readonly string[]
  /** What becomes of its writes. */
  readonly writes?: (writes: readonly RecordedCall[]) => readonly RecordedCall[]
  readonly exit?: 0 | 1
  /** What is added to its configuration, so that ours goes on where it would have refused. */
  readonly configuration?: string
  /** What AWS answers behind what it answered ecspresso, to what only ours asks. */
  readonly answers?: (calls: readonly RecordedCall[]) => readonly RecordedCall[]
}

function without(member: string) {
  return (writes: readonly RecordedCall[]): readonly RecordedCall[] =>
    writes.map((call) => {
      const { [member]: _, ...input } = call.input
      return { ...call, input }
    })
}

const differences: readonly Difference[] = [
  {
    row: 'auto-scaling-reads',
    of: /^(delete|refresh|rollback|scale)-/,
    theirs: ['application-autoscaling:DescribeScalableTargets', 'application-autoscaling:DescribeScalingPolicies'],
  },
  { row: 'scale-passes-no-role', of: /^scale-/, writes: without('taskDefinition') },
  { row: 'scale-without-count', of: /^scale-02/, writes: without('desiredCount') },
  {
    row: 'family-from-the-arn',
    of: /^(deregister|revisions)-/,
    theirs: ['ecs:DescribeTaskDefinition'],
    ours: ['ecs:ListTaskDefinitions'],
  },
  { row: 'in-use-by-any-service', of: /^deregister-/, ours: ['ecs:ListServices'] },
  { row: 'rollback-to-what-ran', of: /^rollback-(0[256]|13)/, ours: ['ecs:ListServiceDeployments'] },
  { row: 'rollback-keeps-what-runs', of: /^rollback-0[28]/, ours: ['ecs:ListTasks'] },
  {
    row: 'files-say-who-deploys',
    of: /^rollback-08/,
    configuration: 'codedeploy:\n  deployment_config_name: CodeDeployDefault.ECSAllAtOnce\n',
  },
  {
    row: 'rollback-by-name',
    of: /^rollback-08/,
    ours: ['codedeploy:GetDeploymentTarget'],
    answers: (calls) => {
      const stopped = calls.findLast(({ operation }) => operation === 'GetDeployment')
      const back = { deploymentInfo: { deploymentId: 'd-ROLLBACK1', status: 'Succeeded' } }
      return stopped === undefined ? [] : [stopped, { ...stopped, output: back }]
    },
  },
  { row: 'tasks-of-the-service', of: /^tasks-/, theirs: ['ecs:DescribeServices', 'ecs:DescribeTaskDefinition'] },
  { row: 'no-namespace-lookup', of: /^init-06/, theirs: ['servicediscovery:GetNamespace'] },
  { row: 'init-tags-once', of: /^init-/, theirs: ['ecs:ListTagsForResource'] },
  { row: 'verify-writes-nothing', of: /^verify-/, writes: () => [], ours: ['logs:DescribeLogGroups'] },
  { row: 'verify-writes-nothing', of: /^verify-16/, exit: 0 },
  {
    row: 'verify-ecr-by-api',
    of: /^verify-/,
    theirs: ['ecr:GetAuthorizationToken', /^registry:(GET|HEAD) /],
    ours: ['ecr:BatchGetImage'],
  },
  // The recording has no answer of BatchGetImage: what nobody answers is not known, and no error.
  { row: 'verify-ecr-by-api', of: /^verify-04/, exit: 0 },
  { row: 'verify-missing-parameter', of: /^verify-08/, exit: 1 },
  { row: 'verify-network', of: /^verify-/, ours: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets'] },
  { row: 'verify-permissions', of: /^verify-/, ours: ['iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'] },
  {
    row: 'verify-tells-all',
    of: /^verify-/,
    ours: ['ecs:DescribeClusters', 'elasticloadbalancing:DescribeTargetGroups', 'ssm:GetParameters'],
  },
]

async function replay(recording: Recording): Promise<Outcome & { readonly seen: readonly SeenCall[] }> {
  const own = differences.filter(({ of }) => of.test(recording.name))
  const beyond = own.flatMap(({ answers }) => answers?.(recording.calls) ?? [])
  const world = recordedAws([...recording.calls, ...beyond])
  const variables = Object.entries(recording.env).map(([name, value]) => [
    name,
    value.replace('<endpoint>', 'http://recorded.test').replace('<dir>', '/project'),
  ])
  const more = own.flatMap(({ configuration = '' }) => configuration).join('')
  const ports = testPorts({
    files: withConfiguration(recording.files, more),
    env: Object.fromEntries(variables),
    http: world.http,
    clock: virtualClock(recording.recordedAt * 1000),
  })
  const inMemory = { ...ports, local: (env: object) => ({ ...ports.local({ ...env }), files: ports.files }) }
  return { ...(await runTestCommand(recording.argv, inMemory)), seen: world.seen }
}

function withConfiguration(files: Recording['files'], more: string): Recording['files'] {
  const name = 'ecspresso.yml'
  return more === ''
    ? files
    : { ...files, [name]: Buffer.concat([files[name] ?? Buffer.of(), Buffer.from(`\n${more}`)]) }
}

function isWrite({ operation }: SeenCall): boolean {
  return /^(Register|Create|Update|Run|Tag|Untag|Delete|Deregister|Put|Stop)/.test(operation)
}

function kindsIn(calls: readonly SeenCall[]): readonly string[] {
  return [...new Set(calls.filter((call) => !isWrite(call)).map(({ service, operation }) => `${service}:${operation}`))]
}

function listed(kind: string, by: readonly (string | RegExp)[]): boolean {
  return by.some((one) => (typeof one === 'string' ? one === kind : one.test(kind)))
}

const used = new Set<Difference>()

describe('what looks, and what changes little, does as ecspresso did', () => {
  test.each(recordings.map((recording) => [recording.name, recording] as const))('%s', async (name, recording) => {
    const ours = await replay(recording)
    const applied = differences.filter(({ of }) => of.test(name))
    const writes = applied.reduce<readonly RecordedCall[]>(
      (before, { writes: change }) => change?.(before) ?? before,
      recording.calls.filter(isWrite),
    )
    const inputs = (calls: readonly SeenCall[]) =>
      calls.map(({ service, operation, input }) => ({ service, operation, input }))
    expect(inputs(ours.seen.filter(isWrite))).toEqual(inputs(writes))
    expect(ours.stderr).not.toMatch(/^bug:/m)
    expect(ours.exitCode, ours.stderr).toBe(applied.findLast(({ exit }) => exit !== undefined)?.exit ?? recording.exit)
    const [their, our] = [kindsIn(recording.calls), kindsIn(ours.seen)]
    const [onlyTheirs, onlyOurs] = [
      their.filter((one) => !our.includes(one)),
      our.filter((one) => !their.includes(one)),
    ]
    expect(
      onlyTheirs.filter(
        (kind) =>
          !listed(
            kind,
            applied.flatMap(({ theirs = [] }) => theirs),
          ),
      ),
    ).toEqual([])
    expect(
      onlyOurs.filter(
        (kind) =>
          !listed(
            kind,
            applied.flatMap(({ ours: own = [] }) => own),
          ),
      ),
    ).toEqual([])
    for (const difference of applied)
      if (
        onlyTheirs.some((kind) => listed(kind, difference.theirs ?? [])) ||
        onlyOurs.some((kind) => listed(kind, difference.ours ?? [])) ||
        difference.configuration !== undefined ||
        difference.answers !== undefined ||
        (difference.writes && recording.calls.some(isWrite)) ||
        (difference.exit !== undefined && difference.exit !== recording.exit)
      )
        used.add(difference)
  })

  test('every difference is a row of the page, and makes one', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/differences-from-ecspresso.md'), 'utf8')
    expect(differences.filter(({ row }) => !page.includes(`| \`${row}\` |`)).map(({ row }) => row)).toEqual([])
    expect(differences.filter((one) => !used.has(one)).map(({ row, of }) => `${row} ${of}`)).toEqual([])
  })

  test('init writes the task definition that ecspresso wrote', async () => {
    const recording = recordings.find(({ name }) => name === 'init-06-service-connect') ?? expect.fail('no recording')
    const world = recordedAws(recording.calls)
    const ports = testPorts({ env: { ...recording.env, AWS_ENDPOINT_URL: 'http://recorded.test' }, http: world.http })
    const inMemory = { ...ports, local: (env: object) => ({ ...ports.local({ ...env }), files: ports.files }) }
    await runTestCommand(recording.argv, inMemory)
    const ours = JSON.parse(new TextDecoder().decode(await ports.files.read('ecs-task-def.json')))
    const created = join(import.meta.dirname, 'ecspresso', recording.name, 'created/ecs-task-def.json')
    expect(ours).toEqual(withoutEmpty(JSON.parse(readFileSync(created, 'utf8'))))
  })
})

/** What Go's structs print where nothing is set. */
function withoutEmpty(definition: object): object {
  return Object.fromEntries(Object.entries(definition).filter(([, value]) => value !== ''))
}

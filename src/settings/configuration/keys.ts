/**
 * The keys of the configuration file: the one table that types, check, messages, the nearest name of an unknown key and the published JSON
 * Schema come from. A key's order is that in which `render config` and the schema show it.
 */
export type KeyTable = Readonly<Record<string, Key>>

/** One key. `about` is its description in the JSON Schema and in the documentation. */
export type Key = { readonly about?: string; readonly required?: true } & (
  | { readonly kind: 'string' | 'strings' | 'duration' | 'object' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** An object, or a list of objects, with keys of their own. */
  | { readonly kind: 'record' | 'records'; readonly keys: KeyTable }
)

const plugin = {
  name: { kind: 'string', required: true, about: 'tfstate, cloudformation, ssm, secretsmanager or external' },
  config: { kind: 'object', about: "the plugin's own settings" },
  func_prefix: { kind: 'string', about: 'put before the names of its functions' },
} as const satisfies KeyTable

const codedeploy = {
  application_name: { kind: 'string' },
  deployment_group_name: { kind: 'string' },
  deployment_config_name: { kind: 'string' },
} as const satisfies KeyTable

const ignore = {
  tags: { kind: 'strings', about: 'keys of tags that are neither compared nor changed' },
  members: {
    kind: 'strings',
    about: 'members of the service that are neither compared nor changed, as `healthCheckGracePeriodSeconds`',
  },
  rules: { kind: 'strings', about: 'codes of rules that definitions may break; they are on the page rules.md' },
} as const satisfies KeyTable

/** The keys at the top of the file. */
export const configurationKeys = {
  required_version: {
    kind: 'string',
    about: 'constraints on the version of ecspresso that is followed, as `>= 2.0.0, < 3`',
  },
  compat: {
    kind: 'choice',
    choices: ['v2', 'v3'],
    about: 'the line of ecspresso that is followed; default: v3 where `required_version` admits only v3, v2 otherwise',
  },
  region: { kind: 'string', about: 'default: the environment variable AWS_REGION' },
  cluster: { kind: 'string', about: 'name or ARN; default: default' },
  service: { kind: 'string', about: 'name or ARN; without it, a project of a task definition alone' },
  service_definition: { kind: 'string', about: 'relative to this file' },
  task_definition: { kind: 'string', about: 'relative to this file' },
  express_definition: { kind: 'string', about: 'relative to this file' },
  timeout: {
    kind: 'duration',
    about:
      'a duration as `10m` or `1h30m`; default 10m; 0: none. A bare number is nanoseconds, under `compat: v3` seconds',
  },
  plugins: { kind: 'records', keys: plugin },
  appspec: { kind: 'object' },
  codedeploy: { kind: 'record', keys: codedeploy },
  filter_command: { kind: 'string', about: 'deprecated' },
  ignore: { kind: 'record', keys: ignore },
  action_logs: {
    kind: 'string',
    about:
      "the log group that the cluster's Action Log is delivered to: a failed deployment is told with ECS's own decisions",
  },
} as const satisfies KeyTable

type Value<K extends Key> = K extends { kind: 'string' }
  ? string
  : K extends { kind: 'strings' }
    ? readonly string[]
    : K extends { kind: 'duration' }
      ? string | number
      : K extends { kind: 'choice'; choices: readonly (infer C)[] }
        ? C
        : K extends { kind: 'record'; keys: infer T extends KeyTable }
          ? ValuesOf<T>
          : K extends { kind: 'records'; keys: infer T extends KeyTable }
            ? readonly ValuesOf<T>[]
            : Readonly<Record<string, unknown>>

/** The values that a table describes. */
export type ValuesOf<T extends KeyTable> = {
  readonly [K in keyof T as T[K] extends { required: true } ? K : never]: Value<T[K]>
} & {
  readonly [K in keyof T as T[K] extends { required: true } ? never : K]?: Value<T[K]>
}

/** A configuration file that passed `mistakesIn`, but for unknown keys. */
export type ConfigurationFile = ValuesOf<typeof configurationKeys>

/** The keys that an object of the configuration may have, by its path without indexes; undefined where they are the user's own. */
export function keysAt(path: readonly (string | number)[]): KeyTable | undefined {
  return path
    .filter((segment) => typeof segment === 'string')
    .reduce<KeyTable | undefined>((table, segment) => {
      const key = table !== undefined && Object.hasOwn(table, segment) ? table[segment] : undefined
      return key !== undefined && 'keys' in key ? key.keys : undefined
    }, configurationKeys)
}

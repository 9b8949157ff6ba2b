import type { JsonValue } from './manifest.ts'
import type { NativeFunction } from './natives.ts'

/**
 * Answers one kind of lookup. What it gives is what the program gets, so text where the mark of a lookup that was not made
 * stands is passed on like any other.
 */
export type Lookup = (args: readonly JsonValue[]) => JsonValue | Promise<JsonValue>

/** The lookups that ecspresso's plugins offer to Jsonnet, by their names without a prefix. */
export interface EcspressoLookups {
  /** `tfstate(address)`: any JSON value. */
  readonly tfstate?: Lookup
  /** `cfn_output(stack_name, key)`, `cfn_export(name)`: texts. */
  readonly cfn_output?: Lookup
  readonly cfn_export?: Lookup
  /** `ssm(name)`; `ssm_list(name, index)`: an element of a StringList. */
  readonly ssm?: Lookup
  readonly ssm_list?: Lookup
  /** `secretsmanager_arn(id)` */
  readonly secretsmanager_arn?: Lookup
  /** `caller_identity()`: account, ARN and user id. Not in ecspresso. */
  readonly caller_identity?: Lookup
}

/** A function of the `external` plugin. */
export interface ExternalFunction {
  readonly params: readonly string[]
  readonly call: Lookup
}

const PARAMETERS = {
  tfstate: ['address'],
  cfn_output: ['stack_name', 'key'],
  cfn_export: ['name'],
  ssm: ['name'],
  ssm_list: ['name', 'index'],
  secretsmanager_arn: ['id'],
  caller_identity: [],
} satisfies Record<keyof EcspressoLookups, readonly string[]>

/** The environment and the lookups behind the native functions of a configuration. */
export interface EcspressoNativesOptions {
  /** The environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** One entry for each plugin in use: its `func_prefix`, and what it answers. */
  readonly lookups?: readonly { readonly prefix?: string; readonly lookups: EcspressoLookups }[]
  /** Functions of `external` plugins, by their whole names. */
  readonly external?: Readonly<Record<string, ExternalFunction>>
}

/**
 * ecspresso's native functions: `env(name, default)` and `must_env(name)`, and those of the plugins. Throws if two of them
 * have one name.
 */
export function ecspressoNatives({
  env,
  lookups = [],
  external = {},
}: EcspressoNativesOptions): Record<string, NativeFunction> {
  const natives: Record<string, NativeFunction> = {
    env: {
      params: ['name', 'default'],
      // An empty variable counts as unset.
      untraced: true,
      call: ([name, otherwise = null]) => env[textOf('env', name)] || otherwise,
    },
    must_env: {
      params: ['name'],
      untraced: true,
      call: ([name]) => {
        const variable = textOf('must_env', name)
        const value = env[variable]
        if (value === undefined) throw new Error(`must_env: ${variable} is not set`)
        return value
      },
    },
  }
  const add = (name: string, native: NativeFunction) => {
    if (Object.hasOwn(natives, name))
      throw new Error(`native function ${name} is defined twice: give one a func_prefix`)
    natives[name] = native
  }
  for (const { prefix = '', lookups: answers } of lookups) {
    for (const name of lookupNames) {
      const call = answers[name]
      if (call !== undefined) add(prefix + name, { params: PARAMETERS[name], call })
    }
  }
  for (const [name, { params, call }] of Object.entries(external)) add(name, { params, call })
  return natives
}

const lookupNames: readonly (keyof EcspressoLookups)[] = [
  'tfstate',
  'cfn_output',
  'cfn_export',
  'ssm',
  'ssm_list',
  'secretsmanager_arn',
  'caller_identity',
]

function textOf(name: string, value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw new Error(`${name}: the name must be a string`)
  return value
}

/** One option of a command, declared once: the parser, the help and the types of the values derive from it. */
export type Option =
  /** Without a default it can be told whether somebody gave it. */
  | { readonly kind: 'flag'; readonly about: string; readonly default?: boolean; readonly negatable?: boolean }
  | { readonly kind: 'text'; readonly about: string; readonly value: string; readonly default?: string }
  | {
      readonly kind: 'choice'
      readonly about: string
      readonly value: string
      readonly choices: readonly string[]
      /** Many choices in few words, for help and messages: `ecs:STAGE`. */
      readonly inWords?: readonly string[]
      readonly default?: string
    }
  | {
      readonly kind: 'integer'
      readonly about: string
      readonly value: string
      readonly default?: number
      readonly from?: number
      readonly to?: number
    }
  /** May be given several times; with a separator one occurrence may hold several values. */
  | { readonly kind: 'list'; readonly about: string; readonly value: string; readonly separator?: string }
  /** `KEY=VALUE`, several times, or several behind `;`. */
  | { readonly kind: 'map'; readonly about: string; readonly value: string }

interface Spelling {
  /** One letter with the same meaning: `f` for `-f`. */
  readonly short?: string
  /** Further names with the same meaning. */
  readonly aliases?: readonly string[]
  /** The suffix of `RISTRETTO_…` and `ECSPRESSO_…`, of which the former wins. */
  readonly variable?: string
  /** Of a spelling that ecspresso 3 took away, what it has instead. It is taken as ever; under `compat: v3` whoever types it is told. */
  readonly since3?: string
}

/** The options of a command, by their names without the dashes. */
export type OptionTable = Readonly<Record<string, Option & Spelling>>

type Value<O extends Option> = O extends { kind: 'flag' }
  ? O extends { default: boolean }
    ? boolean
    : boolean | undefined
  : O extends { kind: 'integer' }
    ? O extends { default: number }
      ? number
      : number | undefined
    : O extends { kind: 'choice'; choices: readonly (infer C)[] }
      ? O extends { default: string }
        ? C
        : C | undefined
      : O extends { kind: 'text' }
        ? O extends { default: string }
          ? string
          : string | undefined
        : O extends { kind: 'list' }
          ? readonly string[]
          : O extends { kind: 'map' }
            ? Readonly<Record<string, string>>
            : never

/** `dryRun` of `dry-run`, in types. */
export type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** What a command gets: `dry-run` becomes `dryRun`. */
export type OptionsOf<Table extends OptionTable> = {
  readonly [Name in keyof Table & string as CamelCase<Name>]: Value<Table[Name]>
}

/** `dryRun` of `dry-run`. */
export function camelCase(name: string): string {
  return name.includes('-') ? name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : name
}

/** What stands for an option that is not given. */
export function defaultOf(option: Option): unknown {
  if (option.kind === 'list') return []
  if (option.kind === 'map') return {}
  return option.default
}

/** The choices as help and messages list them. */
export function choicesInWords({ choices, inWords }: Extract<Option, { kind: 'choice' }>): readonly string[] {
  return inWords ?? choices.filter(Boolean)
}

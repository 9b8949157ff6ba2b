import type { Lookups } from './plugin.ts'
import { cloudformation, type Signatures, secretsmanager, ssm, tfstate } from './signatures.ts'

/** The kind of file that calls a function. */
export type CallerKind = 'template' | 'jsonnet'

const pluginsOf: readonly (readonly [plugin: string, signatures: Signatures])[] = [
  ['tfstate', tfstate],
  ['cloudformation', cloudformation],
  ['ssm', ssm],
  ['secretsmanager', secretsmanager],
]

/** The way around, where a kind of file has no such function although the plugin is there. */
const instead: Readonly<Record<CallerKind, Readonly<Record<string, string>>>> = {
  template: { ssm_list: 'in templates `ssm NAME INDEX` gives an item of a StringList' },
  jsonnet: {
    tfstatef: "in Jsonnet write `std.native('tfstate')('...' % [...])`",
    json_escape: 'in Jsonnet `std.escapeStringJson` quotes a string',
  },
}

/** What to do about a function that a file calls and that nobody gives it; `undefined` for one that no plugin has. */
export function hintOnMissing(name: string, kind: CallerKind, lookups: Lookups): string | undefined {
  const other = instead[kind][name]
  if (other !== undefined) return other
  const [plugin] = pluginsOf.find(([, signatures]) => Object.hasOwn(signatures, name)) ?? []
  if (plugin === undefined) return undefined
  const prefixed = Object.keys(lookups).filter((given) => given !== name && given.endsWith(name))
  return prefixed.length > 0
    ? `with the prefix of the plugin it is ${prefixed.map((given) => `\`${given}\``).join(', ')}`
    : `the plugin \`${plugin}\` gives it: declare it under \`plugins\` in the configuration`
}

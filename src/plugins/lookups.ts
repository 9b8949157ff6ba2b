import { type Position, UserError } from '../calls/index.ts'
import type { FindPlace, Lookup, Lookups, PluginDeclaration, PluginPorts } from './plugin.ts'
import { tfstate } from './tfstate/index.ts'
import { unsupported } from './unsupported.ts'

type Make = (declaration: PluginDeclaration, ports: PluginPorts, place: FindPlace) => Lookups | Promise<Lookups>

const unserved =
  (plugin: string, names: readonly string[]): Make =>
  ({ func_prefix = '' }) =>
    Object.fromEntries(names.map((name) => [func_prefix + name, unsupported(func_prefix + name, plugin)]))

/** The plugins by name, each with what it offers. A new plugin is a line here and a folder beside this file. */
const plugins: Readonly<Record<string, Make>> = {
  tfstate,
  ssm: unserved('ssm', ['ssm']),
  secretsmanager: unserved('secretsmanager', ['secretsmanager_arn']),
  cloudformation: unserved('cloudformation', ['cfn_output', 'cfn_export']),
  external: (declaration, ports, place) =>
    unserved('external', [String(declaration.config?.['name'] ?? 'external')])(declaration, ports, place),
}

/** Plugins that need no declaration, with their functions. */
const alwaysOn: ReadonlyMap<string, readonly string[]> = new Map([
  ['ssm', ['ssm']],
  ['secretsmanager', ['secretsmanager_arn']],
])

/**
 * The functions that the declared plugins give to definition files; makes no calls. `placeOf(i)` finds where the i-th declaration stands.
 * Throws UserError for an unknown plugin and for two plugins with the same function.
 */
export const lookupsOf = async (
  declarations: readonly PluginDeclaration[],
  ports: PluginPorts,
  placeOf: (index: number) => Promise<Position>,
): Promise<Lookups> => {
  const found = new Map<string, Lookup>()
  for (const [index, declaration] of declarations.entries()) {
    const place = () => placeOf(index)
    const made = await (await makerOf(declaration, place))(declaration, ports, place)
    for (const [key, lookup] of Object.entries(made)) {
      if (found.has(key))
        throw new UserError('PLUGIN_DUPLICATE_FUNCTION', `two plugins give the function \`${key}\``, {
          at: await place(),
          hint: 'give one of them a `func_prefix`',
        })
      found.set(key, lookup)
    }
  }
  for (const [name, functions] of alwaysOn)
    for (const key of functions) if (!found.has(key)) found.set(key, unsupported(key, name))
  return Object.fromEntries(found)
}

const makerOf = async ({ name }: PluginDeclaration, place: FindPlace): Promise<Make> => {
  const key = name.toLowerCase()
  const make = Object.hasOwn(plugins, key) ? plugins[key] : undefined
  if (make) return make
  throw new UserError('PLUGIN_UNKNOWN', `there is no plugin \`${name}\``, {
    at: await place(),
    hint: `plugins are ${Object.keys(plugins).join(', ')}`,
  })
}

/** The functions of the plugins, without prefixes, for places where they cannot be used: each refuses. */
export const refusedLookups = (what: string, hint: string): Lookups => {
  const names = ['tfstate', 'tfstatef', 'cfn_output', 'cfn_export', ...[...alwaysOn.values()].flat()]
  const refuse =
    (name: string): Lookup =>
    async (_aws, _args, at) => {
      throw new UserError('LOOKUP_MISPLACED', `\`${name}\` cannot be used in ${what}`, { at, hint })
    }
  return Object.fromEntries(names.map((name) => [name, refuse(name)]))
}

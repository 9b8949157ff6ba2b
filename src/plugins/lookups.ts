import { type Position, UserError } from '../calls/index.ts'
import type { Lookup, Lookups, PluginDeclaration, PluginPorts } from './plugin.ts'
import { tfstate } from './tfstate/index.ts'
import { unsupported } from './unsupported.ts'

type Make = (declaration: PluginDeclaration, ports: PluginPorts, at: Position) => Lookups

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
  external: (declaration, ports, at) =>
    unserved('external', [String(declaration.config?.['name'] ?? 'external')])(declaration, ports, at),
}

/** Always on, without being declared. */
const builtIn: readonly PluginDeclaration[] = [{ name: 'ssm' }, { name: 'secretsmanager' }]

/**
 * The functions that the declared plugins give to definition files; makes no calls. `at(i)` is where the i-th declaration stands.
 * Throws UserError for an unknown plugin and for two plugins with the same function.
 */
export const lookupsOf = (
  declarations: readonly PluginDeclaration[],
  ports: PluginPorts,
  at: (index: number) => Position,
): Lookups => {
  const found = new Map<string, Lookup>()
  declarations.forEach((declaration, index) => {
    const name = declaration.name.toLowerCase()
    const make = Object.hasOwn(plugins, name) ? plugins[name] : undefined
    if (!make)
      throw new UserError('PLUGIN_UNKNOWN', `there is no plugin \`${declaration.name}\``, {
        at: at(index),
        hint: `plugins are ${Object.keys(plugins).join(', ')}`,
      })
    for (const [key, lookup] of Object.entries(make(declaration, ports, at(index)))) {
      if (found.has(key))
        throw new UserError('PLUGIN_DUPLICATE_FUNCTION', `two plugins give the function \`${key}\``, {
          at: at(index),
          hint: 'give one of them a `func_prefix`',
        })
      found.set(key, lookup)
    }
  })
  for (const declaration of builtIn)
    for (const [key, lookup] of Object.entries(plugins[declaration.name]?.(declaration, ports, { file: '' }) ?? {}))
      if (!found.has(key)) found.set(key, lookup)
  return Object.fromEntries(found)
}

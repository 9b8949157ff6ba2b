import { type Position, UserError } from '../calls/index.ts'
import type { FindPlace, Lookup, Lookups, PluginDeclaration, PluginPorts } from './plugin.ts'
import { cloudformation, type Signatures, secretsmanager, ssm, tfstate } from './signatures.ts'

type Make = (declaration: PluginDeclaration, ports: PluginPorts, place: FindPlace) => Lookups | Promise<Lookups>

/** The plugins by name, each with what it offers. A new plugin is a line here and a folder beside this file. */
const plugins: Readonly<Record<string, Make>> = {
  // Loaded by the projects that have it.
  tfstate: async (...given) => (await import('./tfstate/index.ts')).tfstate(...given),
  ssm: async (declaration, ports) => (await import('./ssm/index.ts')).ssm(declaration, ports),
  secretsmanager: async (declaration) => (await import('./secretsmanager/index.ts')).secretsmanager(declaration),
  cloudformation: async (declaration) => (await import('./cloudformation/index.ts')).cloudformation(declaration),
  external: async (...given) => (await import('./external/index.ts')).external(...given),
}

/** Plugins that need no declaration, with their functions. They are loaded when one of them is called: most projects call none. */
const alwaysOn: readonly { readonly signatures: Signatures; load(ports: PluginPorts): Promise<Lookups> }[] = [
  { signatures: ssm, load: async (ports) => (await import('./ssm/index.ts')).ssm({}, ports) },
  { signatures: secretsmanager, load: async () => (await import('./secretsmanager/index.ts')).secretsmanager({}) },
]

function undeclared(
  { signatures, load }: (typeof alwaysOn)[number],
  ports: PluginPorts,
): [name: string, lookup: Lookup][] {
  let loaded: Promise<Lookups> | undefined
  return Object.entries(signatures).map(([name, signature]) => [
    name,
    {
      ...signature,
      call: async (...given) => {
        loaded ??= load(ports)
        return (await loaded)[name]?.call(...given) ?? null
      },
    },
  ])
}

/**
 * The functions that the declared plugins give to definition files; makes no calls. `placeOf(i)` finds where the i-th declaration stands.
 * Throws UserError for an unknown plugin and for two plugins with the same function.
 */
export async function lookupsOf(
  declarations: readonly PluginDeclaration[],
  ports: PluginPorts,
  placeOf: (index: number) => Promise<Position>,
): Promise<Lookups> {
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
  for (const [key, lookup] of alwaysOn.flatMap((plugin) => undeclared(plugin, ports)))
    if (!found.has(key)) found.set(key, lookup)
  return Object.fromEntries(found)
}

async function makerOf({ name }: PluginDeclaration, place: FindPlace): Promise<Make> {
  const key = name.toLowerCase()
  const make = Object.hasOwn(plugins, key) ? plugins[key] : undefined
  if (make) return make
  throw new UserError('PLUGIN_UNKNOWN', `there is no plugin \`${name}\``, {
    at: await place(),
    hint: `plugins are ${Object.keys(plugins).join(', ')}`,
  })
}

/** The functions of the plugins, without prefixes, for places where they cannot be used: each refuses. */
export function refusedLookups(what: string, hint: string): Lookups {
  const signatures: Signatures = { ...tfstate, ...ssm, ...secretsmanager, ...cloudformation }
  return Object.fromEntries(
    Object.entries(signatures).map(([name, signature]): [string, Lookup] => [
      name,
      {
        ...signature,
        call: async (_aws, _args, at) => {
          throw new UserError('LOOKUP_MISPLACED', `\`${name}\` cannot be used in ${what}`, { at, hint })
        },
      },
    ]),
  )
}

import { type Aws, isMarked, type Position, UserError, unread } from '../../calls/index.ts'
import { stringArgument } from '../arguments.ts'
import type { FindPlace, JsonValue, Lookups, PluginDeclaration, PluginPorts } from '../plugin.ts'
import { tfstate as signatures } from '../signatures.ts'
import { findAddress } from './find-address.ts'
import { filters } from './jq.ts'
import { locationOf } from './location.ts'
import { stateReader } from './read-state.ts'

/**
 * The plugin `tfstate`: `tfstate ADDRESS` and `tfstatef FORMAT ARGS...` over a Terraform state in a local file or on S3. The state is read
 * when a lookup needs it (ecspresso reads it even for commands that do not), with the caller's own credentials as ecspresso does.
 */
export async function tfstate(declaration: PluginDeclaration, ports: PluginPorts, place: FindPlace): Promise<Lookups> {
  const prefix = declaration.func_prefix ?? ''
  const { keepSecret } = ports
  const filtersFor = filters()
  const isOptional = await optionOf(declaration, place)
  const location = await locationOf(declaration, ports, place)
  const read = stateReader(location, ports, { isOptional })
  const find = async (aws: Aws, address: string, at: Position): Promise<JsonValue> => {
    const take = await read(aws, at)
    const name = unread(`${prefix}tfstate ${address}`)
    const asking = { at, keepSecret, runFilter: filtersFor(aws) }
    return isMarked(address) ? name : take((state) => findAddress(state, address, asking), name)
  }
  const readsOf = (address: string) => `\`${address}\` in the Terraform state \`${location.shown}\``
  const text = (name: string, given: unknown, at: Position) => stringArgument(`${prefix}${name}`, given, at)
  return {
    [`${prefix}tfstate`]: {
      ...signatures.tfstate,
      reads: ([address = '']) => readsOf(address),
      call: (aws, [address], at) => find(aws, text('tfstate', address, at), at),
    },
    [`${prefix}tfstatef`]: {
      ...signatures.tfstatef,
      reads: ([format = '', ...args]) => readsOf(ports.sprintf(format, args)),
      call: (aws, [format, ...args], at) => find(aws, ports.sprintf(text('tfstatef', format, at), args), at),
    },
  }
}

/** As in ecspresso a real boolean: `"true"` in quotes may come from a template that meant something else. */
async function optionOf({ config = {} }: PluginDeclaration, place: FindPlace): Promise<boolean> {
  const { optional } = config
  if (optional === undefined || optional === null) return false
  if (typeof optional === 'boolean') return optional
  throw new UserError('TFSTATE_OPTIONAL', '`config.optional` of the plugin `tfstate` must be true or false', {
    at: await place(),
  })
}

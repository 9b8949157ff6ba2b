import { type Answer, caller, type Position, UserError, unread } from '../../calls/index.ts'
import { getParameter } from '../../calls/operations/index.ts'
import { indexArgument, stringArgument } from '../arguments.ts'
import { oncePerDoor } from '../once.ts'
import type { Lookup, Lookups, PluginDeclaration, PluginPorts } from '../plugin.ts'
import { ssm as signatures } from '../signatures.ts'

/** GetParameter's answer. */
type Read = NonNullable<ReturnType<typeof getParameter>['output']>

/**
 * The plugin `ssm`: `ssm NAME` gives a String or a SecureString, decrypted; `ssm NAME INDEX` and Jsonnet's `ssm_list(name, index)` an item
 * of a StringList. `NAME` may end with a version or a label. Calls ssm:GetParameter once for each name.
 */
export function ssm(
  { func_prefix: prefix = '' }: Pick<PluginDeclaration, 'func_prefix'>,
  { keepSecret }: Pick<PluginPorts, 'keepSecret'>,
): Lookups {
  const once = oncePerDoor<Answer<Read>>()
  const read = (aws: Parameters<Lookup['call']>[0], name: string) =>
    once(aws, name, async () => {
      const step = aws.as(caller).step('read a parameter')
      const answer = await step.lookup(getParameter({ Name: name, WithDecryption: true }))
      answer.see(({ Parameter: { Type, Value } }) => {
        if (Type === 'SecureString') keepSecret(Value)
      })
      return answer
    })
  return {
    [`${prefix}ssm`]: {
      ...signatures.ssm,
      call: async (aws, [given, ...rest], at) => {
        const name = stringArgument(`${prefix}ssm`, given, at)
        if (rest.length > 1)
          throw new UserError('LOOKUP_ARGUMENTS', `\`${prefix}ssm\` takes a name and at most one index`, { at })
        const index = rest.length === 0 ? undefined : indexArgument(`${prefix}ssm`, rest[0], at)
        const parameter = await read(aws, name)
        return parameter.take(
          (found) => valueAt(found, { name, index, prefix, at }),
          standIn(`${prefix}ssm`, name, index),
        )
      },
    },
    [`${prefix}ssm_list`]: {
      ...signatures.ssm_list,
      call: async (aws, [given, place], at) => {
        const name = stringArgument(`${prefix}ssm_list`, given, at)
        const index = indexArgument(`${prefix}ssm_list`, place, at)
        const parameter = await read(aws, name)
        return parameter.take(
          (found) => valueAt(found, { name, index, prefix, at }),
          standIn(`${prefix}ssm_list`, name, index),
        )
      },
    },
  }
}

function standIn(name: string, parameter: string, index: number | undefined): string {
  return unread([name, parameter, index].filter((part) => part !== undefined).join(' '))
}

interface Wanted {
  readonly name: string
  readonly index: number | undefined
  readonly prefix: string
  readonly at: Position
}

function valueAt(
  { Parameter: { Type: type = 'String', Value: value = '' } }: Read,
  { name, index, prefix, at }: Wanted,
): string {
  const isList = type === 'StringList'
  if (isList && index === undefined)
    throw new UserError('SSM_TYPE', `the parameter \`${name}\` is a StringList: it needs an index`, {
      at,
      hint: `\`${prefix}ssm "${name}" 0\` in templates and \`${prefix}ssm_list(name, 0)\` in Jsonnet give its first item`,
    })
  if (index === undefined) return value
  if (!isList)
    throw new UserError('SSM_TYPE', `the parameter \`${name}\` is a ${type}: an index is for a StringList`, { at })
  const items = value.split(',')
  const item = items[index]
  if (item !== undefined) return item
  throw new UserError('SSM_INDEX', `the parameter \`${name}\` has ${items.length} items: there is no item ${index}`, {
    at,
    hint: 'indexes count from 0',
  })
}

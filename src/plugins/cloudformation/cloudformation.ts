import { type Answer, type Aws, caller, type Position, UserError, unread } from '../../calls/index.ts'
import { describeStacks, listExports } from '../../calls/operations/index.ts'
import { nearest } from '../../shapes/index.ts'
import { stringArgument } from '../arguments.ts'
import { oncePerDoor } from '../once.ts'
import type { Lookups, PluginDeclaration } from '../plugin.ts'
import { cloudformation as signatures } from '../signatures.ts'

/** DescribeStacks's answer. */
type Stacks = NonNullable<ReturnType<typeof describeStacks>['output']>

/** The values of all exports by name, or `undefined` while nobody has read them. */
type Exports = ReadonlyMap<string, string> | undefined

/**
 * The plugin `cloudformation`: `cfn_output STACK KEY` gives an output of a stack, `cfn_export NAME` an export of any stack. Calls
 * cloudformation:DescribeStacks once for each stack, and ListExports to its last page once for all exports.
 */
export function cloudformation({ func_prefix: prefix = '' }: Pick<PluginDeclaration, 'func_prefix'>): Lookups {
  const onceStack = oncePerDoor<Answer<Stacks>>()
  const onceExports = oncePerDoor<Exports>()
  const [output, exported] = [`${prefix}cfn_output`, `${prefix}cfn_export`]
  return {
    [output]: {
      ...signatures.cfn_output,
      call: async (aws, [first, second], at) => {
        const stack = stringArgument(output, first, at)
        const key = stringArgument(output, second, at)
        const answer = await onceStack(aws, stack, async () =>
          aws
            .as(caller)
            .step('read the outputs of a stack')
            .call(describeStacks({ StackName: stack })),
        )
        return answer.take((found) => outputOf(found, stack, key, at), unread(`${output} ${stack} ${key}`))
      },
    },
    [exported]: {
      ...signatures.cfn_export,
      call: async (aws, [given], at) => {
        const name = stringArgument(exported, given, at)
        const all = await onceExports(aws, '', () => allExports(aws.as(caller).step('read the exports of all stacks')))
        return all === undefined ? unread(`${exported} ${name}`) : exportOf(all, name, at)
      },
    },
  }
}

function outputOf({ Stacks: [stack] }: Stacks, name: string, key: string, at: Position): string {
  const outputs = new Map(
    (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  )
  const value = outputs.get(key)
  if (value !== undefined) return value
  const what = outputs.size === 0 ? 'has no outputs' : `has no output \`${key}\``
  throw new UserError('CFN_OUTPUT', `the stack \`${name}\` ${what}`, { at, hint: near(key, outputs.keys()) })
}

function exportOf(all: ReadonlyMap<string, string>, name: string, at: Position): string {
  const value = all.get(name)
  if (value !== undefined) return value
  throw new UserError('CFN_EXPORT', `no stack of the account and region exports \`${name}\``, {
    at,
    hint: near(name, all.keys()),
  })
}

function near(name: string, names: Iterable<string>): string | undefined {
  const found = nearest(name, names)
  return found === undefined ? undefined : `did you mean \`${found}\`?`
}

async function allExports(step: Aws): Promise<Exports> {
  const found = new Map<string, string>()
  for (let token: string | undefined; ; ) {
    const page = await step.call(listExports(token === undefined ? {} : { NextToken: token }))
    page.see(({ Exports }) => {
      for (const { Name = '', Value = '' } of Exports) found.set(Name, Value)
    })
    const next = page.take<{ token: string | undefined } | undefined>(
      ({ NextToken }) => ({ token: NextToken }),
      undefined,
    )
    if (next === undefined) return undefined
    if (!next.token) return found
    token = next.token
  }
}

import { type Answer, caller, type Listing, type Position, UserError, unread } from '../../calls/index.ts'
import { describeStacks, listExports } from '../../calls/operations/index.ts'
import { nearest } from '../../shapes/index.ts'
import { stringArgument } from '../arguments.ts'
import { oncePerDoor } from '../once.ts'
import type { Lookups, PluginDeclaration } from '../plugin.ts'
import { cloudformation as signatures } from '../signatures.ts'

/** DescribeStacks's answer, one page of it. */
type StacksPage = NonNullable<ReturnType<typeof describeStacks>['output']>
type Output = NonNullable<StacksPage['Stacks'][number]['Outputs']>[number]

/** The outputs of a stack. AWS may cut its answer anywhere, and says so in `NextToken`. */
function outputsListing(StackName: string): Listing<StacksPage, Output> {
  return {
    first: describeStacks({ StackName }),
    next: ({ NextToken }) => (NextToken ? describeStacks({ StackName, NextToken }) : undefined),
    items: ({ Stacks }) => Stacks.flatMap(({ Outputs = [] }) => Outputs),
  }
}

/** ListExports's answer, one page of it. */
type ExportsPage = NonNullable<ReturnType<typeof listExports>['output']>

const exportsListing: Listing<ExportsPage, ExportsPage['Exports'][number]> = {
  first: listExports({}),
  next: ({ NextToken }) => (NextToken ? listExports({ NextToken }) : undefined),
  items: ({ Exports }) => Exports,
}

/**
 * The plugin `cloudformation`: `cfn_output STACK KEY` gives an output of a stack, `cfn_export NAME` an export of any stack. Calls
 * cloudformation:DescribeStacks for each stack once, to its last page, and ListExports to its last page once for all exports.
 */
export function cloudformation({ func_prefix: prefix = '' }: Pick<PluginDeclaration, 'func_prefix'>): Lookups {
  const onceStack = oncePerDoor<Answer<readonly Output[]>>()
  const onceExports = oncePerDoor<Answer<ExportsPage['Exports']>>()
  const [output, exported] = [`${prefix}cfn_output`, `${prefix}cfn_export`]
  return {
    [output]: {
      ...signatures.cfn_output,
      call: async (aws, [first, second], at) => {
        const stack = stringArgument(output, first, at)
        const key = stringArgument(output, second, at)
        const answer = await onceStack(aws, stack, async () =>
          aws.as(caller).step('read the outputs of a stack').pages(outputsListing(stack), 'lookup'),
        )
        return answer.take((found) => outputOf(found, stack, key, at), unread(`${output} ${stack} ${key}`))
      },
    },
    [exported]: {
      ...signatures.cfn_export,
      call: async (aws, [given], at) => {
        const name = stringArgument(exported, given, at)
        const all = await onceExports(aws, '', () =>
          aws.as(caller).step('read the exports of all stacks').pages(exportsListing, 'lookup'),
        )
        return all.take((found) => exportOf(found, name, at), unread(`${exported} ${name}`))
      },
    },
  }
}

function outputOf(all: readonly Output[], name: string, key: string, at: Position): string {
  const outputs = new Map(all.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]))
  const value = outputs.get(key)
  if (value !== undefined) return value
  const what = outputs.size === 0 ? 'has no outputs' : `has no output \`${key}\``
  throw new UserError('CFN_OUTPUT', `the stack \`${name}\` ${what}`, { at, hint: near(key, outputs.keys()) })
}

function exportOf(exports: ExportsPage['Exports'], name: string, at: Position): string {
  const all = new Map(exports.map(({ Name = '', Value = '' }) => [Name, Value]))
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

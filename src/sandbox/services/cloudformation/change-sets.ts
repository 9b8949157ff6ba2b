import { regionalArn } from '../../arns.ts'
import { type AccessCheck, type JsonObject, type Place, type RequestContext, ServiceError } from '../../service.ts'
import { read, stackCheck } from './input.ts'
import { type ChangeSet, cloudFormationState, findStack, type Stack, stackArn } from './store.ts'

/** The ARN of a change set. */
export function changeSetArn(place: Place, { name, id }: Pick<ChangeSet, 'name' | 'id'>): string {
  return regionalArn(place, 'cloudformation', `changeSet/${name}/${id}`)
}

/** The stack and the change set that a request names: by name and stack, or by the ARN of the change set. */
export function findChangeSet(
  input: JsonObject,
  context: RequestContext,
): { readonly stack: Stack; readonly changeSet: ChangeSet } | undefined {
  const named = read.requiredText(input, 'ChangeSetName')
  const stackName = read.text(input, 'StackName')
  const found = stackName === undefined ? undefined : findStack(context.state, context, stackName)
  const stacks =
    stackName === undefined ? Object.values(cloudFormationState(context.state).stacks) : found ? [found] : []
  for (const stack of stacks) {
    const changeSet = stack.changeSets?.find((one) => one.name === named || changeSetArn(context, one) === named)
    if (changeSet) return { stack, changeSet }
  }
  return undefined
}

/** The same. Throws `ChangeSetNotFound`. */
export function requireChangeSet(input: JsonObject, context: RequestContext) {
  const found = findChangeSet(input, context)
  if (found) return found
  const named = read.requiredText(input, 'ChangeSetName').slice(0, 200)
  throw new ServiceError('ChangeSetNotFound', `ChangeSet [${named}] does not exist`, { status: 404 })
}

/** What IAM is asked for an action on a change set: its stack, and its name as a condition. */
export function changeSetChecks(action: string, input: JsonObject, context: RequestContext): AccessCheck[] {
  const found = findChangeSet(input, context)
  const named = found ? stackArn(context, found.stack) : (read.text(input, 'StackName') ?? '*')
  const check = stackCheck(action, named, context)
  const name = found?.changeSet.name ?? read.requiredText(input, 'ChangeSetName')
  return [{ ...check, context: { ...check.context, 'cloudformation:ChangeSetName': name } }]
}

/** How a change set is, as DescribeChangeSet and ListChangeSets answer it. */
export function changeSetOnWire(stack: Stack, changeSet: ChangeSet, context: RequestContext): JsonObject {
  const description = read.text(changeSet.request, 'Description')
  const execution = changeSet.isExecuted ? 'EXECUTE_COMPLETE' : changeSet.isEmpty ? 'UNAVAILABLE' : 'AVAILABLE'
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSetArn(context, changeSet),
    StackId: stackArn(context, stack),
    StackName: stack.name,
    ...(description !== undefined && { Description: description }),
    CreationTime: new Date(changeSet.createdAt).toISOString(),
    ExecutionStatus: execution,
    Status: changeSet.isEmpty ? 'FAILED' : 'CREATE_COMPLETE',
    // reported by users: the text, which `aws cloudformation deploy` looks for
    ...(changeSet.isEmpty && {
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    }),
    IncludeNestedStacks: false,
  }
}

import { uuid } from '../../../ids.ts'
import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { changeSetArn, changeSetChecks } from '../change-sets.ts'
import { read } from '../input.ts'
import { contentOf, makeStack, newStack } from '../make-stack.ts'
import { type ChangeSet, cloudFormationState, findStack, stackArn } from '../store.ts'

/** It is there at once, without a list of changes: a template's resources are not made. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html */
export const createChangeSet: Operation = {
  name: 'cloudformation:CreateChangeSet',
  access: 'write',
  refused: ['ResourcesToImport', 'IncludeNestedStacks'],
  withoutEffect: [
    'Parameters[].ResolvedValue',
    'Capabilities',
    'ResourceTypes',
    'RoleARN',
    'RollbackConfiguration',
    'NotificationARNs',
    'ClientToken',
    'OnStackFailure',
    'ImportExistingResources',
    'DeploymentMode',
    'DeploymentConfig',
    'DisableValidation',
  ],
  checks(input, context) {
    const tags = requestTagKeys(read.tags(input, 'Tags'))
    return changeSetChecks('cloudformation:CreateChangeSet', input, context).map((check) => ({
      ...check,
      context: { ...check.context, ...tags },
    }))
  },
  handle(input, context) {
    const [named, name] = [read.requiredText(input, 'StackName'), read.requiredText(input, 'ChangeSetName')]
    const isCreation = read.choice(input, 'ChangeSetType', ['CREATE', 'UPDATE']) === 'CREATE'
    const existing = findStack(context.state, context, named)
    const isThere =
      existing !== undefined && existing.status !== 'DELETE_COMPLETE' && existing.status !== 'REVIEW_IN_PROGRESS'
    if (!isCreation && !isThere)
      throw new ServiceError('ValidationError', `Stack [${named.slice(0, 200)}] does not exist`)
    if (isCreation && isThere) {
      const message = `Stack [${named}] already exists and cannot be created again with the changeSet [${name}].`
      throw new ServiceError('ValidationError', message)
    }
    const stack = existing?.status === 'DELETE_COMPLETE' || !existing ? newStack(named, context) : existing
    if (!isThere) stack.status = 'REVIEW_IN_PROGRESS'
    if (stack.changeSets?.some((one) => one.name === name)) {
      throw new ServiceError(
        'AlreadyExistsException',
        `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Template`,
      )
    }
    // What it would make is tried on a copy, so that a wrong template is refused now.
    const stacks = cloudFormationState(context.state).stacks
    const tried = makeStack(input, structuredClone(stack), context)
    put(stacks, stack.name, stack)
    const changeSet: ChangeSet = {
      name,
      id: uuid(context.ids),
      createdAt: context.now,
      isCreation,
      request: input,
      isEmpty: !isCreation && contentOf(tried) === contentOf(stack),
      isExecuted: false,
    }
    stack.changeSets = [...(stack.changeSets ?? []), changeSet]
    return { Id: changeSetArn(context, changeSet), StackId: stackArn(context, stack) }
  },
}

import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { nameField, optionalField, pathField, requiredField, tagsField } from '../input.ts'
import { managedDocument, policyOnWire } from '../managed-policies.ts'
import { checkPolicyDocument } from '../policy-document.ts'
import { iamState, type ManagedPolicy, uniqueId } from '../store.ts'

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: without white space (checked 2026-11)
const quota = 6144

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export const createPolicy: Operation = {
  name: 'iam:CreatePolicy',
  access: 'write',
  checks(input, context) {
    const check = { resource: arnOf(input, context), shownResource: `policy ${nameOf(input)}` }
    const tags = tagsField(input)
    const seen = requestTagKeys(tags)
    return [
      { action: 'iam:CreatePolicy', ...check, context: seen },
      ...(Object.keys(tags).length > 0 ? [{ action: 'iam:TagPolicy', ...check, context: seen }] : []),
    ]
  },
  handle(input, context) {
    const arn = arnOf(input, context)
    const document = requiredField(input, 'PolicyDocument')
    checkPolicyDocument(document, 'identity')
    if (document.replaceAll(/\s/g, '').length > quota) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for PolicySize: ${quota}`, { status: 409 })
    }
    if (managedDocument(context.state, arn) !== undefined) {
      const message = `A policy called ${nameOf(input)} already exists. Duplicate names are not allowed.`
      throw new ServiceError('EntityAlreadyExists', message, { status: 409 })
    }
    const description = optionalField(input, 'Description')
    const policy: ManagedPolicy = {
      name: nameOf(input),
      path: pathField(input),
      arn,
      id: uniqueId(context.ids, 'ANPA'),
      createDate: context.now,
      document,
      ...(description !== undefined && { description }),
      tags: tagsField(input),
    }
    const state = iamState(context.state)
    state.managedPolicies ??= {}
    put(state.managedPolicies, arn, policy)
    return { Policy: policyOnWire(policy, context.state) }
  },
}

function nameOf(input: JsonObject): string {
  return nameField(input, 'PolicyName', 128)
}

function arnOf(input: JsonObject, { partition, account }: RequestContext): string {
  return `arn:${partition}:iam::${account}:policy${pathField(input)}${nameOf(input)}`
}

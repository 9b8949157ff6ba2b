import { compilePolicy, evaluate, parsePolicy } from '../../../iam/index.ts'
import { pageOf } from '../../paging.ts'
import { type JsonObject, ServiceError } from '../../service.ts'
import { read } from './input.ts'
import { checkPolicyDocument } from './policy-document.ts'

/** Texts of the policies of a principal that is simulated. */
export interface SimulatedPolicies {
  readonly documents: readonly string[]
  readonly boundary?: string | undefined
}

/** Evaluates policies for each action on each resource of a simulation's input, as SimulatePrincipalPolicy answers it. */
export function simulate({ documents, boundary }: SimulatedPolicies, principal: string, input: JsonObject): JsonObject {
  const identityPolicies = documents.map((document) => compilePolicy(parsePolicy(document)))
  const limits = boundary === undefined ? undefined : compilePolicy(parsePolicy(boundary))
  const resources = read.texts(input, 'ResourceArns')
  const context = contextIn(input)
  const results = read.requiredTexts(input, 'ActionNames', 1000).flatMap((action) => {
    if (!/^[\w-]+:[\w*?]+$/.test(action)) {
      throw new ServiceError(
        'InvalidInput',
        `Invalid Action: ${action.slice(0, 100)} is not of the form service:action`,
      )
    }
    return (resources.length > 0 ? resources : ['*']).map((resource) => {
      const { decision, kind } = evaluate(
        { principal, action, resource, context },
        limits === undefined ? { identityPolicies } : { identityPolicies, permissionsBoundary: limits },
      )
      return {
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: decision === 'Allow' ? 'allowed' : kind === 'explicit' ? 'explicitDeny' : 'implicitDeny',
        MatchedStatements: [],
        MissingContextValues: [],
      }
    })
  })
  const numbered = results.map((result, index) => ({ result, key: String(index).padStart(8, '0') }))
  const { items, nextToken } = pageOf(numbered, {
    limit: read.number(input, 'MaxItems', { min: 1, max: 1000 }) ?? 100,
    token: read.text(input, 'Marker'),
    keyOf: ({ key }) => key,
    invalidToken: () => new ServiceError('ValidationError', 'Invalid Marker.'),
  })
  return {
    EvaluationResults: items.map(({ result }) => result),
    IsTruncated: nextToken !== undefined,
    ...(nextToken !== undefined && { Marker: nextToken }),
  }
}

/** Further policies of a simulation's input. Throws `MalformedPolicyDocument`. */
export function policiesIn(input: JsonObject): string[] {
  const documents = read.texts(input, 'PolicyInputList')
  for (const document of documents) checkPolicyDocument(document, 'identity')
  return documents
}

/** The boundary of a simulation's input, which stands in for the principal's own; AWS takes one. Throws `MalformedPolicyDocument`. */
export function boundaryIn(input: JsonObject): string | undefined {
  const [document] = read.texts(input, 'PermissionsBoundaryPolicyInputList')
  if (document !== undefined) checkPolicyDocument(document, 'identity')
  return document
}

function contextIn(input: JsonObject): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    read.objects(input, 'ContextEntries').map((entry) => {
      const values = read.texts(entry, 'ContextKeyValues')
      const isList = read.text(entry, 'ContextKeyType')?.endsWith('List') ?? false
      return [read.requiredText(entry, 'ContextKeyName'), isList ? values : (values[0] ?? '')]
    }),
  )
}

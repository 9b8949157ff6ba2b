import {
  anything,
  type Check,
  type DeniedError,
  isMarked,
  SECRET_SUFFIX,
  unread,
  unreadIn,
  withMarks,
} from '../calls/index.ts'
import { evaluate, policyOf, type StatementDocument } from '../iam/index.ts'
import { consentTo } from './consent.ts'
import { statementDocument } from './policy.ts'
import { partOf, type Refusal } from './refusal.ts'
import { tagKeysSeen } from './tag-keys.ts'

/**
 * The statement that would allow a denied call: the refused action with the narrowest resource our table knows for it, else the
 * resource of the message. Our own evaluator has to agree that it allows what was refused; `undefined` where no statement does.
 */
export function statementToAdd(error: DeniedError, refusal: Refusal): StatementDocument | undefined {
  const { action } = refusal
  for (const { resource, context, tagKeys } of candidates(error, refusal)) {
    if ([resource, ...Object.values(context)].some((text) => unreadIn(text).length > 0)) continue
    // The stars of a message are AWS's own: a registration is checked on `FAMILY:*`.
    const statement = statementDocument({
      actions: [action],
      resources: [resource],
      context,
      ...(tagKeys && { tagKeys }),
    })
    const seen = { ...context, ...(tagKeys && tagKeysSeen(tagKeys)) }
    const { decision } = evaluate(
      { principal: principalOf(refusal), action, resource: refusal.resource ?? exampleOf(resource), context: seen },
      { identityPolicies: [policyOf([statement])], resourcePolicy: consentTo(accountOf(refusal)) },
    )
    if (decision === 'Allow') return statement
  }
  return undefined
}

/** Statements that allow a refused request, the narrowest and most lasting first. */
type Candidate = Required<Pick<Check, 'resource' | 'context'>> & Pick<Check, 'tagKeys'>

function candidates({ checks, operation }: DeniedError, refusal: Refusal): Candidate[] {
  const filled = checks
    .filter(({ action }) => action === refusal.action)
    .map(
      ({ resource, context = {}, tagKeys }): Candidate => ({
        ...(tagKeys && { tagKeys }),
        resource: fill(resource, refusal),
        context: Object.fromEntries(Object.entries(context).map(([key, value]) => [key, fill(value, refusal)])),
      }),
    )
  const exact = filled.filter(({ resource }) => resource === refusal.resource)
  const open = filled.filter(({ resource }) => isMarked(resource))
  const known = [...exact, ...filled]
  if (refusal.resource === undefined) return known
  const resource = starred(refusal.resource)
  const fences = [...exact, ...open, ...filled].map(({ context, tagKeys }) => ({
    context,
    ...(tagKeys && { tagKeys }),
  }))
  const implied = impliedContext(refusal, operation)
  return [...known, ...[...fences, { context: implied }].map((fence) => ({ resource, ...fence }))]
}

/** Account and region of whoever was refused are told by the message. */
function fill(text: string, { account, resource = '' }: Refusal): string {
  return withMarks(text, (kind, what) => {
    if (kind === 'anything') return anything(what)
    if (what === 'account') return partOf(resource, 4) ?? account ?? unread(what)
    return what === 'region' ? (partOf(resource, 3) ?? unread(what)) : unread(what)
  })
}

/** A resource that was asked for with what marks stand for. A secret's six characters are no mark's length. */
function exampleOf(resource: string): string {
  return withMarks(resource, (kind, what) =>
    kind === 'unread' ? unread(what) : what === SECRET_SUFFIX ? 'AbCdEf' : anything(what),
  )
}

/** A star of a message stands for anything, except in the key of an object, which may hold one. */
function starred(resource: string): string {
  return resource === '*' || resource.startsWith('arn:aws:s3:') ? resource : resource.replaceAll('*', anything('any'))
}

/**
 * Fences of what AWS asks on behalf of a call and no plan foresees.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-service-linked-role.html (both checked 2026-11)
 */
function impliedContext({ action, resource = '' }: Refusal, operation: string): Record<string, string> {
  const [service = ''] = operation.split(':')
  const region = partOf(resource, 3)
  if (action.startsWith('kms:') && service !== 'kms' && region !== undefined)
    return { 'kms:ViaService': `${service}.${region}.amazonaws.com` }
  const linked = /:role\/aws-service-role\/([^/]+)\//.exec(resource)?.[1]
  return action === 'iam:CreateServiceLinkedRole' && linked !== undefined ? { 'iam:AWSServiceName': linked } : {}
}

function accountOf({ account, resource = '' }: Refusal): string {
  return account ?? partOf(resource, 4) ?? NOBODY
}

const NOBODY = '000000000000'

/** Somebody of the account that was refused: the evaluator has to know whose resource it is. */
function principalOf({ principal, account, resource = '' }: Refusal): string {
  if (principal?.startsWith('arn:')) return principal
  return `arn:aws:iam::${account ?? partOf(resource, 4) ?? NOBODY}:role/caller`
}

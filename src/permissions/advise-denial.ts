import type { Check, DeniedError } from '../calls/index.ts'
import { isMarked, unreadIn } from '../calls/index.ts'
import type { StatementDocument } from '../iam/index.ts'
import { coverage } from './pattern.ts'
import { type Denial, partOf, type Refusal, refusalOf } from './refusal.ts'
import { statementToAdd } from './statement-to-add.ts'

/** The advice for a denied call. */
export interface DenialAdvice {
  /** Each a sentence; the statement belongs behind the first where there is one. */
  readonly hints: readonly string[]
  /** The statement that the policy, which the first hint names, has to hold. */
  readonly statement?: StatementDocument
}

/**
 * Says which policy stands in the way and what it lacks. `command` is the command line as typed, without the program's name, where it is
 * one that has a policy; `denial` what could be read from AWS's message, and nothing for a bare "Access Denied".
 */
export function adviseDenial(error: DeniedError, denial: Denial, command: string | undefined): DenialAdvice {
  const refusal = refusalOf(error, denial)
  if (refusal === undefined) return { hints: [] }
  if (denial.kind === 'explicit') return { hints: [explicitly(denial, refusal)] }
  if (isMissingObject(error, refusal)) return { hints: missingObject(error, refusal) }
  const foreign = foreignAccount(refusal)
  if (foreign !== undefined) return { hints: [foreign] }
  const statement = statementToAdd(error, refusal)
  const lacking = lackingPolicy(denial, refusal)
  if (statement === undefined && lacking.takesStatement) return { hints: unhelpful(error, refusal, command) }
  return {
    hints: [
      lacking.hint,
      ...(lacking.isCallers ? [...asides(refusal, error), ...promise(error.checks, refusal, command)] : []),
      ...(denial.encoded === undefined ? [] : [DECODE]),
    ],
    ...(statement && lacking.takesStatement && { statement }),
  }
}

const DECODE =
  '`aws sts decode-authorization-message --encoded-message TEXT` says why; the text stands at the end of the message'

interface Lacking {
  readonly hint: string
  /** The hint announces a statement. */
  readonly takesStatement: boolean
  /** Whether the refusing policy is one of the caller's own, which `policy generate` makes. */
  readonly isCallers: boolean
}

/**
 * Which policy has to allow it: only where it is one of the caller's own does a statement there help.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html (checked 2026-11)
 */
function lackingPolicy({ policyType = 'identity-based policy' }: Denial, refusal: Refusal): Lacking {
  const who = whose(refusal.principal)
  const elsewhere = (hint: string): Lacking => ({ hint, takesStatement: true, isCallers: false })
  switch (policyType) {
    case 'permissions boundary':
      return elsewhere(
        `the permissions boundary of ${who} does not allow it, and no other policy can make up for that; the boundary lacks:`,
      )
    case 'session policy':
      return elsewhere(
        `the session policy under which ${who} was assumed does not allow it, and no other policy can make up for that; the step that gets the credentials has to hand on:`,
      )
    case 'service control policy':
      return elsewhere(
        `no service control policy of the organization allows it, and no policy in the account can make up for that; who administers the organization has to allow:`,
      )
    case 'resource control policy':
      return elsewhere(
        `no resource control policy of the organization allows it, and no policy in the account can make up for that; who administers the organization has to allow:`,
      )
    case 'VPC endpoint policy':
      return elsewhere(
        'the policy of the VPC endpoint that the call went through does not allow it, and no other policy can make up for that; the endpoint policy lacks, beside its Principal:',
      )
    case 'resource-based policy':
      return elsewhere(`the policy of the resource itself has to allow it to ${who}; it lacks, beside its Principal:`)
    case 'role trust policy':
      return {
        hint: `the trust policy of ${refusal.resource ?? 'the role'} has to let ${refusal.principal ?? 'the caller'} in; a statement in a policy of ${who} does not help`,
        takesStatement: false,
        isCallers: false,
      }
    default:
      return { hint: `add this statement to a policy of ${who}:`, takesStatement: true, isCallers: true }
  }
}

function explicitly({ policyType, policyArn }: Denial, { principal }: Refusal): string {
  const which = policyArn === undefined ? (policyType ?? 'a policy') : `${policyType ?? 'a policy'} ${policyArn}`
  const owner = /^(service|resource) control/.test(policyType ?? '')
    ? '; it belongs to who administers the organization'
    : policyType === 'session policy'
      ? '; it comes from the step that gets the credentials'
      : ''
  return `${which} denies it explicitly to ${whose(principal)}: adding a statement does not help${owner}`
}

/** Whose resource it is, if somebody else's. */
function otherAccount({ resource = '', account }: Refusal): string | undefined {
  const other = partOf(resource, 4)
  return account !== undefined && other !== account && /^\d{12}$/.test(other ?? '') ? other : undefined
}

/** Of another account one can only be allowed what has a policy of its own there: ECS's resources have none. */
function foreignAccount(refusal: Refusal): string | undefined {
  const { action, resource, account } = refusal
  const other = otherAccount(refusal)
  if (other === undefined || !/^(ecs|logs|codedeploy|application-autoscaling|iam):/.test(action)) return undefined
  return action === 'iam:PassRole'
    ? `${resource} belongs to account ${other}, and a role is passed within its own account only: name one of ${account}`
    : `${resource} belongs to account ${other}, but the credentials are of ${account}: check the project and the credentials`
}

/** Where the account is not known, `policy generate` prints the statement that cannot be printed here. */
function unhelpful({ checks }: DeniedError, refusal: Refusal, command: string | undefined): string[] {
  const { action, resource } = refusal
  if (command !== undefined && checks.some((check) => check.action === action && unreadIn(check.resource).length > 0))
    return [`${action} was asked for, and the message names no resource`, ...promise(checks, refusal, command)]
  return [`no statement about ${action}${resource === undefined ? '' : ` on ${resource}`} is known that would allow it`]
}

/** S3 says 403 instead of 404 to whoever may not list the bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (checked 2026-11) */
function isMissingObject({ operation }: DeniedError, { action }: Refusal): boolean {
  return /^s3:(Get|Head)Object/.test(operation) && action === 's3:ListBucket'
}

function missingObject({ subject }: DeniedError, { resource }: Refusal): string[] {
  return [
    `there is probably no such object${subject ? ` (${subject})` : ''}: S3 says so with 403 to whoever may not list the bucket; check the URL`,
    `s3:ListBucket on ${resource ?? 'the bucket'} is optional: with it S3 says what is missing`,
  ]
}

/** The conditions that have to hold beside the statement. */
function asides(refusal: Refusal, { operation, message }: DeniedError): string[] {
  const { action, resource } = refusal
  if (action.startsWith('kms:')) return ['the policy of the key has to allow it too']
  if (action === 'sts:AssumeRole')
    return [`the trust policy of ${resource ?? 'the role'} has to let ${refusal.principal ?? 'the caller'} in too`]
  if (action === 'iam:CreateServiceLinkedRole')
    return [
      `needed once in an account; \`aws iam create-service-linked-role --aws-service-name ${resource?.split('/')[2] ?? 'ecs.amazonaws.com'}\` by an administrator spares it`,
    ]
  const other = otherAccount(refusal)
  if (other !== undefined) return [`the policy of the resource, which belongs to account ${other}, has to allow it too`]
  return /^s3:(Get|Head)Object/.test(operation) && !message.includes('not authorized to perform')
    ? ['or there is no such object: S3 answers the same to whoever may not list the bucket']
    : []
}

/** `policy generate` is named only where it prints what is lacking, with the flags that it takes for that. */
function promise(
  checks: readonly Check[],
  { action, resource, account }: Refusal,
  command: string | undefined,
): string[] {
  // A policy command has no policy.
  if (command === undefined) return []
  if (action === 'kms:Decrypt' && resource !== undefined)
    return [
      `\`ristretto policy generate --kms-key ${resource} --for ${quoted(command)}\` prints all that the command needs`,
    ]
  const planned = checks.filter((check) => check.action === action)
  const needed = planned.filter((check) => unreadIn(check.resource).length > 0 || isCovered(check, resource))
  const [other] = planned
  if (needed.length === 0 && other && resource !== undefined)
    return [
      `\`ristretto policy generate\` prints it for ${isMarked(other.resource) ? 'other resources' : other.resource}, which AWS did not ask about`,
    ]
  if (needed.length === 0)
    return [`\`ristretto policy generate\` does not print it: nothing in the project says that the command needs it`]
  const unknown = new Set(checks.flatMap((check) => unreadIn(check.resource)))
  const flags = [
    ...(unknown.delete('account') ? [` --account ${account ?? 'ID'}`] : []),
    ...(unknown.delete('region') ? [' --region REGION'] : []),
    ...(unknown.size > 0 ? [' --read'] : []),
  ].join('')
  return [`\`ristretto policy generate${flags} --for ${quoted(command)}\` prints all that the command needs`]
}

function quoted(command: string): string {
  return command.includes(' ') ? JSON.stringify(command) : command
}

function isCovered(check: Check, resource: string | undefined): boolean {
  return resource === undefined || coverage(check.resource)(resource)
}

/** A session's ARN names its role. */
function whose(principal: string | undefined): string {
  const role = principal && /^arn:[^:]*:sts::\d*:assumed-role\/([^/]+)\//.exec(principal)?.[1]
  if (role) return `role ${role}`
  return principal !== undefined && /^\d{12}$/.test(principal) ? `account ${principal}` : (principal ?? 'the caller')
}

import { Failure, UserError } from '../../calls/index.ts'
import { type Policy, PolicyError } from '../../iam/index.ts'
import { type Finding, lintText, parsePolicyText } from '../../iam/lint/index.ts'
import { pathFrom, reasonOf } from '../../plugins/index.ts'
import type { Tools } from '../tools.ts'

/** A policy that was read, and what the linter says of it. */
export interface ReadPolicy {
  readonly policy: Policy
  readonly findings: readonly Finding[]
}

/** More than any policy of IAM's, and than all of a role together. */
const MOST_BYTES = 1024 * 1024

/** Reads a policy in JSON or YAML; `-` is standard input. Throws UserError with the place of what is wrong. */
export async function readPolicy(
  file: string,
  kind: 'identity' | 'session' | 'serviceControl',
  { directory, files, stdin }: Pick<Tools, 'directory' | 'files' | 'stdin'>,
): Promise<ReadPolicy> {
  const text = await textOf(file, { directory, files, stdin })
  if (text.length > MOST_BYTES)
    throw new UserError('POLICY_UNREADABLE', `\`${file}\` is longer than any policy`, { hint: 'is it the right file?' })
  return parseReadPolicy(text, file, kind)
}

/** Reads a policy that is at hand. `file` is what its places are told by. */
export async function parseReadPolicy(
  text: string,
  file: string,
  kind: 'identity' | 'session' | 'serviceControl',
): Promise<ReadPolicy> {
  const { findings, isUnreadable } = await lintText(text, { file, kind })
  const [first] = findings
  if (isUnreadable && first) throw new UserError('POLICY_UNREADABLE', first.message, { at: first, hint: first.hint })
  try {
    const policy = await parsePolicyText(text, { file })
    refusePrincipals(policy, file)
    return { policy, findings }
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause
    const [wrong] = cause.problems
    throw new UserError('POLICY_MALFORMED', wrong?.message ?? cause.message, {
      cause,
      at: wrong && { file, line: wrong.at.line, column: wrong.at.column },
      hint: wrong?.hint ?? '`ristretto policy lint` says all that is wrong with it',
    })
  }
}

/** A trust policy, or one of a resource, in the place of one that is attached to somebody: every answer about it would mislead. */
function refusePrincipals({ statements }: Policy, file: string): void {
  const about = statements.find(({ principal }) => principal !== undefined)
  if (about === undefined) return
  throw new UserError('POLICY_KIND', 'this is a trust policy or the policy of a resource: it has a `Principal`', {
    at: { file, line: about.at.line, column: about.at.column },
    hint: 'policies of roles, boundaries, session and service control policies have none; `ristretto policy lint` takes every kind',
  })
}

async function textOf(
  file: string,
  { directory, files, stdin }: Pick<Tools, 'directory' | 'files' | 'stdin'>,
): Promise<string> {
  try {
    return file === '-' ? await stdin() : new TextDecoder().decode(await files.read(pathFrom(directory, file)))
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new UserError('POLICY_UNREADABLE', `cannot read \`${file}\`: ${reasonOf(cause)}`, {
      cause,
      hint: 'name a file with a policy',
    })
  }
}

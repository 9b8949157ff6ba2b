import { type Answer, type Aws, anything } from '../../calls/index.ts'
import { getCallerIdentity } from '../../calls/operations/index.ts'
import { type LineNeed, neededFor } from '../../permissions/index.ts'
import type { Project } from '../../settings/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Item } from './items.ts'

/**
 * What the caller must be allowed for command lines: each is planned on the same project, and nothing of it is sent. What lines do without is
 * no concern of it. Throws UsageError for a line that is none.
 */
export async function callerItems(
  aws: Aws,
  project: Project,
  { lines, bodyOf }: { readonly lines: readonly string[]; readonly bodyOf: Invocation['bodyOf'] },
): Promise<readonly Item[]> {
  if (lines.length === 0 || bodyOf === undefined) return []
  const { role, account } = await whoCalls(aws)
  const needs: LineNeed[] = []
  for (const line of lines) {
    const body = await bodyOf(line)
    const planned = await aws.in({ account }).foresee((door) => body(door, project), { lookups: true })
    needs.push(...planned.map((need) => ({ ...need, line })))
  }
  const own = neededFor(needs, 'required').filter(({ principal }) => principal === 'caller')
  const subject = `permissions of the caller for ${lines.map((line) => `\`${line}\``).join(', ')}`
  return [{ kind: 'caller', subject, role, account, needs: unique(own) }]
}

async function whoCalls(aws: Aws): Promise<{ readonly role: string | undefined; readonly account: string }> {
  const identity = await aws.step('know who calls').attempt(getCallerIdentity(), 'optional')
  const name = identity.ask('the caller is a session of a role', ({ Arn }) => /:assumed-role\/([^/]+)\//.exec(Arn)?.[1])
  return {
    role: nameOf(name),
    account: identity.take(({ Account }) => Account ?? aws.place.account, aws.place.account),
  }
}

function nameOf(name: Answer<string> | undefined): string | undefined {
  return name?.take((text) => text, anything('role of the caller'))
}

/** The same right for two lines is one right. */
function unique(needs: readonly LineNeed[]): LineNeed[] {
  const key = ({ action, resource, context, tagKeys }: LineNeed) => JSON.stringify([action, resource, context, tagKeys])
  return [...new Map(needs.map((need) => [key(need), need])).values()]
}

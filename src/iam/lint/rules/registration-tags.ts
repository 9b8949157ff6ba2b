import { type Arn, formatArn, parseArn } from '../../arn.ts'
import { matchGlob, parseGlob } from '../../glob.ts'
import type { Statement, Text } from '../../policy.ts'
import type { LintContext } from '../context.ts'
import { restorePlaceholders, withoutPlaceholders } from '../placeholders.ts'

/**
 * Tags of a task definition that is being registered are checked on its family without a revision, as there is none yet, while
 * ecs:RegisterTaskDefinition is checked on the family with any.
 * https://github.com/aws/aws-cdk/issues/25768 (a denial's text, checked 2026-11)
 */
export function checkRegistrationTags({ policy, kind, report }: LintContext): void {
  if (kind !== 'identity' && kind !== 'session') return
  const allowing = policy.statements.filter(({ effect, action }) => effect.value === 'Allow' && !action.negated)
  for (const statement of allowing) {
    if (!allows(statement, 'ecs:tagresource') || !isForRegistering(statement, allowing)) continue
    // Beside one that does match, another may be there for tags of revisions that stand already.
    const revisions = (statement.resource?.values ?? []).flatMap((text) => revisionIn(text) ?? [])
    if (statement.resource?.negated || revisions.length !== statement.resource?.values.length) continue
    for (const { text, arn, family } of revisions) {
      const repaired = restorePlaceholders(formatArn({ ...arn, resource: family }))
      report(
        'ECS_TAG_ON_REVISION',
        text.at,
        'tags that come with RegisterTaskDefinition are checked on the family without a revision, which this never matches',
        isCreateAction(statement)
          ? { replacement: JSON.stringify(repaired) }
          : {
              severity: 'warning',
              hint: `allow ecs:TagResource on \`${repaired}\` too, if the task definition has tags`,
            },
      )
    }
  }
}

function allows({ action }: Statement, name: string): boolean {
  return action.values.some(({ value }) => matchGlob(parseGlob(value.toLowerCase()), name) === 'yes')
}

/**
 * Whether a statement is about the tags of a registration: by its condition, or because registering is allowed and nothing else allows
 * the tags.
 */
function isForRegistering(statement: Statement, allowing: readonly Statement[]): boolean {
  if (isCreateAction(statement)) return true
  const granted = allowing.some(
    (other) => other !== statement && allows(other, 'ecs:tagresource') && other.conditions.every(isOnRegistering),
  )
  return !granted && statement.conditions.length === 0 && allows(statement, 'ecs:registertaskdefinition')
}

function isCreateAction({ conditions }: Statement): boolean {
  return conditions.some(
    (condition) =>
      condition.key.value.toLowerCase() === 'ecs:createaction' &&
      condition.values.length > 0 &&
      condition.values.every(({ value }) => value === 'RegisterTaskDefinition'),
  )
}

function isOnRegistering({ key, values }: Statement['conditions'][number]): boolean {
  return (
    key.value.toLowerCase() === 'ecs:createaction' && values.some(({ value }) => value === 'RegisterTaskDefinition')
  )
}

/** The ARN of a revision, or of all revisions of a family. */
function revisionIn(text: Text): { text: Text; arn: Arn; family: string } | undefined {
  const arn = parseArn(withoutPlaceholders(text.value))
  const family = arn && /^(task-definition\/[^:]+):/.exec(arn.resource)?.[1]
  return arn?.service === 'ecs' && family !== undefined ? { text, arn, family } : undefined
}

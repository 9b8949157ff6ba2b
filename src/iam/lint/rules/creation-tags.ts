import { parseArn } from '../../arn.ts'
import type { Statement } from '../../policy.ts'
import type { LintContext } from '../context.ts'
import { withoutPlaceholders } from '../placeholders.ts'

/** The type of resource that an operation with tags creates, and which ecs:TagResource is asked for then. */
const created: Readonly<Record<string, string>> = {
  CreateCapacityProvider: 'capacity-provider',
  CreateCluster: 'cluster',
  CreateService: 'service',
  CreateTaskSet: 'task-set',
  RegisterContainerInstance: 'container-instance',
  RegisterTaskDefinition: 'task-definition',
  RunTask: 'task',
  StartTask: 'task',
}

/**
 * `ecs:CreateAction` beside resources that the named operation never creates: such a statement allows nothing.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html (checked 2026-11)
 */
export function checkCreationTags({ policy, kind, report }: LintContext): void {
  if (kind !== 'identity' && kind !== 'session') return
  for (const statement of policy.statements) {
    const { effect, action, resource } = statement
    if (effect.value !== 'Allow' || action.negated || !resource || resource.negated) continue
    if (!action.values.every(({ value }) => value.toLowerCase() === 'ecs:tagresource')) continue
    const wanted = createdBy(statement)
    const found = resource.values.map(({ value }) => typeOf(value))
    const [first] = resource.values
    if (!first || wanted.length === 0 || found.some((type) => type === undefined || wanted.includes(type))) continue
    report(
      'TAG_ON_OTHER_TYPE',
      first.at,
      `tags that come with ${namesOf(statement).join(' or ')} are checked on \`arn:aws:ecs:REGION:ACCOUNT:${wanted[0]}/…\`, which no resource here is`,
      { hint: 'name in Resource what is created' },
    )
  }
}

function namesOf({ conditions }: Statement): string[] {
  return conditions
    .filter(({ key, operator }) => key.value.toLowerCase() === 'ecs:createaction' && operator.value === 'StringEquals')
    .flatMap(({ values }) => values.map(({ value }) => value))
}

/** The types that the condition admits; none where one of its values is not known. */
function createdBy(statement: Statement): string[] {
  const types = namesOf(statement).map((name) => created[name])
  return types.every((type) => type !== undefined) ? types : []
}

/** `service` of `arn:…:service/prod/web`; undefined where it may be any. */
function typeOf(resource: string): string | undefined {
  const arn = parseArn(withoutPlaceholders(resource))
  return arn?.service === 'ecs' ? /^([a-z-]+)\//.exec(arn.resource)?.[1] : undefined
}

import { type Arn, formatArn, parseArn } from '../../arn.ts'
import { parseOperator } from '../../conditions/operator.ts'
import type { Text } from '../../policy.ts'
import type { LintContext } from '../context.ts'
import { restorePlaceholders, withoutPlaceholders } from '../placeholders.ts'

/** The characters of a name, and the rule in words. */
interface NameRule {
  readonly service: string
  /** The prefix of the name in the last part of the ARN, colon or slash included: `role/`. */
  readonly before: RegExp
  readonly allowed: RegExp
  readonly words: string
}

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (names and paths),
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/ (CreateCluster, CreateService, RegisterTaskDefinition),
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html,
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html,
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html (all checked 2026-11)
 */
const rules: readonly NameRule[] = [
  {
    service: 'iam',
    before: /^(role|user|group|policy|instance-profile)\//,
    allowed: /^[\w+=,.@/-]*$/,
    words: 'letters, digits and `+=,.@_-`, with `/` between the parts of a path',
  },
  {
    service: 'ecs',
    before: /^(cluster|service|task-definition|task-set|task|container-instance)\//,
    allowed: /^[\w/:-]*$/,
    words: 'letters, digits, `-` and `_`',
  },
  {
    service: 'logs',
    before: /^log-group:/,
    // A stream has any characters but `:` and `*` (API_CreateLogStream.html): `awslogs-stream-prefix` may have braces.
    allowed: /^[\w\-/.#:$|[\]^@=+, ]*(?::log-stream:[^:]*)?$/,
    words: 'letters, digits and `_-/.#`',
  },
  { service: 's3', before: /^(?=[^/]*$)/, allowed: /^[\w.-]*$/, words: 'letters, digits, `.` and `-`' },
  {
    service: 'secretsmanager',
    before: /^secret:/,
    allowed: /^[\w/+=.@!-]*$/,
    words: 'letters, digits and `/_+=.@!-`',
  },
  { service: 'ecr', before: /^repository\//, allowed: /^[\w./-]*$/, words: 'letters, digits and `._-/`' },
]

/** Names in ARNs that nothing can have, so that the ARN never matches. */
export function checkArnNames({ policy, report }: LintContext): void {
  for (const { resource, conditions } of policy.statements) {
    const compared = conditions.filter(({ operator }) => parseOperator(operator.value)?.comparison === 'ArnLike')
    for (const text of [...(resource?.values ?? []), ...compared.flatMap(({ values }) => values)]) {
      const arn = parseArn(withoutPlaceholders(text.value))
      if (arn) checkName(report, text, arn)
    }
  }
}

function checkName(report: LintContext['report'], { value, at }: Text, arn: Arn): void {
  const nested = /^[\w-]+[/:](?:[^:]*\/)?(arn:[^:]*:.*)$/.exec(arn.resource)?.[1]
  if (nested !== undefined && arn.service !== 's3') {
    report('ARN_NAME', at, `\`${value}\` has a whole ARN where the name belongs, so it never matches`, {
      replacement: JSON.stringify(restorePlaceholders(nested)),
    })
    return
  }
  if (arn.service === 'iam' && /^(?:role|user|group|policy|instance-profile)\/\/[^/]+$/.test(arn.resource)) {
    // A path is one slash, or something between two. https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html (checked 2026-11)
    report('ARN_NAME', at, `\`${value}\` has an empty path before the name, so it never matches`, {
      replacement: JSON.stringify(
        restorePlaceholders(formatArn({ ...arn, resource: arn.resource.replace('//', '/') })),
      ),
    })
    return
  }
  const rule = rules.find(({ service, before }) => service === arn.service && before.test(arn.resource))
  const name = rule && literal(arn.resource.replace(rule.before, ''))
  const place = [arn.partition, arn.service, arn.region, arn.account].map(literal).join('')
  if (/\s/.test(place)) {
    report('ARN_NAME', at, `\`${value}\` has a blank in it, so it never matches`, {
      replacement: JSON.stringify(value.replace(/\s+/g, '')),
    })
    return
  }
  if (rule === undefined || name === undefined || rule.allowed.test(name)) return
  const wrong = [...name].find((character) => !rule.allowed.test(character)) ?? ''
  const blank = /\s/.test(wrong)
  // Within a name nobody knows whether it stands for nothing, for a hyphen or for another letter: what is meant has to be looked up.
  const trimmed = blank && rule.allowed.test(name.trim())
  report(
    'ARN_NAME',
    at,
    `\`${value}\` has ${blank ? 'a blank' : `\`${wrong}\``} in a name that cannot hold it, so it never matches`,
    {
      hint: `such names have ${rule.words}`,
      ...(trimmed && { replacement: JSON.stringify(restorePlaceholders(formatArn(arn)).trim()) }),
    },
  )
}

/** The characters of a name that stand for themselves: no wildcards, variables and placeholders. */
function literal(text: string): string {
  return text.replace(/\uE000[^\uE001]*\uE001|\$\{[^}]*\}|[*?]/g, '')
}

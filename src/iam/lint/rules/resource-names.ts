import { formatArn, parseArn } from '../../arn.ts'
import { hasUnknown } from '../../unknown.ts'
import { type LintContext, listedActions } from '../context.ts'
import { restorePlaceholders, withoutPlaceholders } from '../placeholders.ts'

/** Actions on a log group that are checked on the group with `:log-stream:` behind it (observed in messages of denials). */
const onGroupWithStream = [
  'logs:FilterLogEvents',
  'logs:DescribeLogStreams',
  'logs:StartLiveTail',
  'logs:StartQuery',
  'logs:GetLogGroupFields',
]

/** Names inside of ARNs that have the right type and still do not match what AWS checks. */
export function checkResourceNames(context: LintContext): void {
  const { policy, report } = context
  for (const statement of policy.statements) {
    if (!statement.resource || statement.resource.negated) continue
    const actions = listedActions(statement, context).flatMap(({ entries, hasWildcard }) =>
      hasWildcard ? [] : entries.map(({ action }) => action),
    )
    for (const { value, at } of statement.resource.values) {
      const arn = parseArn(withoutPlaceholders(value))
      if (!arn) continue
      const { service, resource } = arn
      const repaired = (next: string): string =>
        JSON.stringify(restorePlaceholders(formatArn({ ...arn, resource: next })))
      if (
        service === 'secretsmanager' &&
        /^secret:[^*?]+$/.test(resource) &&
        !hasUnknown(resource) &&
        !/-[A-Za-z0-9]{6}$/.test(resource)
      ) {
        const message = 'the ARN of a secret ends in a hyphen and six random characters'
        report('SECRET_SUFFIX_MISSING', at, message, {
          replacement: repaired(`${resource}-??????`),
          hint: '`-*` would cover longer names too',
        })
      }
      if (service === 'ssm' && resource.startsWith('parameter//')) {
        const message =
          'the leading slash of a parameter is the slash behind `parameter`; doubled, the ARN never matches'
        report('SSM_DOUBLE_SLASH', at, message, {
          replacement: repaired(resource.replace(/^parameter\/+/, 'parameter/')),
        })
      }
      const strict = actions.filter((action) => onGroupWithStream.includes(action))
      if (service === 'logs' && /^log-group:[^:]*[^:*]$/.test(resource) && strict.length > 0) {
        const message = `\`${strict[0]}\` is checked on \`…:log-stream:\`, which the ARN of the group alone does not match`
        report('LOGS_SUFFIX_MISSING', at, message, { replacement: repaired(`${resource}:*`) })
      }
    }
  }
}

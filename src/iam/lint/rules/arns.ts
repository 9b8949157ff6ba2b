import { type Arn, formatArn, parseArn } from '../../arn.ts'
import { parseOperator } from '../../conditions/operator.ts'
import type { Location } from '../../json/tree.ts'
import { hasUnknown } from '../../unknown.ts'
import type { LintContext } from '../context.ts'
import { placeholdersIn, restorePlaceholders, withoutPlaceholders } from '../placeholders.ts'

const partitions = ['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc']

/** The parts before the resource of every ARN: in Resource and under the ARN operators. */
export function checkArns(context: LintContext): void {
  const texts = context.policy.statements.flatMap(({ resource, conditions }) => [
    ...(resource?.values ?? []).map((text) => ({ ...text, inResource: true })),
    ...conditions
      .filter(({ operator }) => parseOperator(operator.value)?.comparison === 'ArnLike')
      .flatMap(({ values }) => values.map((text) => ({ ...text, inResource: false }))),
  ])
  const account = commonAccount(texts.map(({ value }) => value))
  const seen = new Map<string, Location>()
  for (const { value, at, inResource } of texts) {
    const arn = parseArn(withoutPlaceholders(value))
    if (!arn) {
      if (inResource) checkShortResource(context, value, at, account)
      continue
    }
    checkParts(context, arn, at, inResource, account)
    if (partitions.includes(arn.partition) && !seen.has(arn.partition)) {
      const [first] = seen.keys()
      if (first !== undefined) {
        const message = `the partition \`${arn.partition}\` beside \`${first}\`: a policy works in one partition only`
        context.report('PARTITION_MIXED', at, message)
      }
      seen.set(arn.partition, at)
    }
  }
}

/** Checks a Resource that has fewer than six parts: `*`, an ARN cut short, or a mistake. */
function checkShortResource(
  { kind, report }: LintContext,
  value: string,
  at: Location,
  common: string | undefined,
): void {
  if (/^\*+$/.test(value)) return
  const [prefix, partition = '', service = '', region = '', account, ...rest] = withoutPlaceholders(value).split(':')
  if (prefix === 'arn' && account !== undefined && rest.length === 0 && !isAccount(account)) {
    const message = `\`${restorePlaceholders(account)}\` stands where the account belongs: the ARN has a part too few`
    const whole = common === undefined ? undefined : { partition, service, region, account: common, resource: account }
    report('ARN_ACCOUNT', at, message, { replacement: whole && JSON.stringify(describeArn(whole)) })
    return
  }
  const isWhole = placeholdersIn(value).join('') === value
  if (isWhole || (value.startsWith('${') && value.endsWith('}'))) return
  if (/^arn:/.test(value) && kind !== 'resource' && kind !== 'trust') {
    if (value.split(':').length < 3) report('RESOURCE_FORMAT', at, `\`${value}\` does not even name a service`)
    return
  }
  report('RESOURCE_FORMAT', at, `\`${value}\` is neither an ARN of six parts nor \`*\``)
}

function checkParts(
  { report }: LintContext,
  arn: Arn,
  at: Location,
  inResource: boolean,
  account: string | undefined,
): void {
  const { partition, service, region } = arn
  if (!hasUnknown(partition) && !/[*?]/.test(partition) && !partitions.includes(partition)) {
    report('ARN_PARTITION', at, `\`${partition}\` is no partition of AWS`, {
      hint: `partitions are ${partitions.slice(0, 3).join(', ')} and others`,
    })
  }
  if (inResource && !hasUnknown(service) && (service === '' || /[*?]/.test(service))) {
    const message =
      service === '' ? 'the ARN names no service' : `\`${service}\`: a wildcard cannot stand for the service of an ARN`
    report('ARN_SERVICE', at, message)
  }
  if (
    service === 's3' &&
    !hasUnknown(arn.account) &&
    region === '' &&
    /^\d{12}$/.test(arn.account) &&
    !/^(accesspoint|storage-lens)/.test(arn.resource)
  ) {
    const replacement = JSON.stringify(describeArn({ ...arn, account: '' }))
    report('ARN_ACCOUNT', at, 'the ARN of a bucket or object has no account, so this one never matches', {
      replacement,
    })
    return
  }
  if (isAccount(arn.account)) {
    if (!hasUnknown(region) && region !== '' && !/[*?]/.test(region) && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
      report('ARN_REGION', at, `\`${region}\` stands where the region belongs`)
    }
    return
  }
  const wrong = restorePlaceholders(arn.account)
  if (/^[\d-]+$/.test(wrong)) {
    const digits = wrong.replaceAll('-', '')
    report('ARN_ACCOUNT', at, `\`${wrong}\` is no account: it has twelve digits, and nothing else`, {
      replacement: isAccount(digits) ? JSON.stringify(describeArn({ ...arn, account: digits })) : undefined,
    })
    return
  }
  const replacement =
    account === undefined ? undefined : JSON.stringify(describeArn({ ...arn, account, ...repairResource(arn) }))
  const message = `\`${wrong}\` stands where the account belongs, so the ARN never matches`
  report('ARN_ACCOUNT', at, message, { hint: 'an ARN is arn:partition:service:region:account:resource', replacement })
}

/** With a part left out, what belongs to the resource has moved into the account (`…:REGION:cluster:cluster/app`): nothing to put back then. */
function repairResource({ account, resource }: Arn): { resource: string } | undefined {
  return resource === account || resource.startsWith(`${account}/`) || resource.startsWith(`${account}:`)
    ? undefined
    : { resource: `${account}:${resource}` }
}

function describeArn(arn: Arn): string {
  return restorePlaceholders(formatArn(arn))
}

function isAccount(account: string): boolean {
  return (
    account === '' ||
    account === 'aws' ||
    account === 'cloudfront' ||
    /[*?]/.test(account) ||
    hasUnknown(account) ||
    /^\d{12}$/.test(account)
  )
}

/** The account that most ARNs of the policy name, as written. */
function commonAccount(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) {
    const account = parseArn(withoutPlaceholders(value))?.account
    if (account && account !== 'aws' && isAccount(account)) counts.set(account, (counts.get(account) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

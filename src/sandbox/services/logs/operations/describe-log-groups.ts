import type { Operation, RequestContext } from '../../../service.ts'
import { groupArn, invalidParameter, optionalNumber, optionalText, streamCheck } from '../input.ts'
import { pageOf } from '../listing.ts'
import { type LogGroup, logsState } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html */
export const describeLogGroups: Operation = {
  name: 'logs:DescribeLogGroups',
  access: 'read',
  refused: ['accountIdentifiers', 'includeLinkedAccounts', 'logGroupIdentifiers'],

  // observed: test/vectors/iam/denials.json (group and stream name both empty)
  checks: (_input, context) => [streamCheck('logs:DescribeLogGroups', '', '', context)],

  handle(input, context) {
    const prefix = optionalText(input, 'logGroupNamePrefix')
    const pattern = optionalText(input, 'logGroupNamePattern')
    if (prefix !== undefined && pattern !== undefined) {
      throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.')
    }
    const limit = optionalNumber(input, 'limit', { min: 1, max: 50 }) ?? 50
    const names = Object.keys(logsState(context.state).groups)
      .filter((name) => name.startsWith(prefix ?? '') && name.toLowerCase().includes((pattern ?? '').toLowerCase()))
      .sort()
    const page = pageOf(names, limit, optionalText(input, 'nextToken'))
    const groups = logsState(context.state).groups
    return {
      logGroups: page.names.flatMap((name) => (groups[name] ? [describe(name, groups[name], context)] : [])),
      ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
    }
  },
}

function describe(name: string, group: LogGroup, context: RequestContext) {
  const arn = groupArn(name, context)
  return {
    logGroupName: name,
    creationTime: group.creationTime,
    ...(group.retentionInDays !== undefined && { retentionInDays: group.retentionInDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    // AWS adds up with hours of delay; nothing is what a young group shows.
    storedBytes: 0,
    ...(group.kmsKeyId !== undefined && { kmsKeyId: group.kmsKeyId }),
    logGroupClass: group.logGroupClass,
    logGroupArn: arn,
    deletionProtectionEnabled: false,
    bearerTokenAuthenticationEnabled: false,
  }
}

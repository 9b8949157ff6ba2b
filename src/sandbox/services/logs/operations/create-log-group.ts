import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { groupArn, nameText, optionalMap, optionalText } from '../input.ts'
import { findGroup, logsState } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const createLogGroup: Operation = {
  name: 'logs:CreateLogGroup',
  access: 'write',
  withoutEffect: ['deletionProtectionEnabled'],

  // observed: test/vectors/iam/denials.json (the group alone, without `:log-stream:`)
  checks(input, context) {
    const resource = groupArn(groupNameOf(input), context)
    const tags = optionalMap(input, 'tags') ?? {}
    const create = { action: 'logs:CreateLogGroup', resource }
    const keys = Object.keys(tags)
    if (keys.length === 0) return [create]
    const requested = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value] as const)
    const tagging = { ...Object.fromEntries(requested), 'aws:TagKeys': keys }
    return [
      { ...create, context: tagging },
      { action: 'logs:TagResource', resource, context: tagging },
    ]
  },

  handle(input, context) {
    const name = groupNameOf(input)
    if (findGroup(context.state, name)) {
      // observed: test/vectors/ecs-wire/cases.json (no full stop in this text)
      throw new ServiceError('ResourceAlreadyExistsException', 'The specified log group already exists')
    }
    const kmsKeyId = optionalText(input, 'kmsKeyId')
    put(logsState(context.state).groups, name, {
      creationTime: context.now,
      logGroupClass: optionalText(input, 'logGroupClass') ?? 'STANDARD',
      ...(kmsKeyId !== undefined && { kmsKeyId }),
      tags: optionalMap(input, 'tags') ?? {},
      streams: {},
    })
    return {}
  },
}

function groupNameOf(input: Parameters<Operation['handle']>[0]): string {
  return nameText(input, 'logGroupName', /^[.\-_/#A-Za-z0-9]+$/, '[\\.\\-_/#A-Za-z0-9]+')
}

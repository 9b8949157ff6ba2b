import { pageOf } from '../../../paging.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { type Alarm, alarmArn, alarmStates, cloudWatchState } from '../store.ts'

/** Metric alarms; what is named and not there is left out. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html */
export const describeAlarms: Operation = {
  name: 'cloudwatch:DescribeAlarms',
  access: 'read',
  refused: ['ChildrenOfAlarmName', 'ParentsOfAlarmName', 'ActionPrefix'],
  checks: (input, context) => {
    const names = read.texts(input, 'AlarmNames')
    // Without names it needs all alarms. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html (checked 2026-11)
    return (names.length > 0 ? names : ['*']).map((name) => ({
      action: 'cloudwatch:DescribeAlarms',
      resource: alarmArn(context, name),
    }))
  },
  handle(input, context) {
    const names = read.texts(input, 'AlarmNames')
    const prefix = read.text(input, 'AlarmNamePrefix')
    const state = read.choice(input, 'StateValue', alarmStates)
    // There are no composite alarms here; without types those of metrics are meant.
    const types = read.texts(input, 'AlarmTypes')
    const isMeant = types.length === 0 || types.includes('MetricAlarm')
    const found = Object.values(cloudWatchState(context.state).alarms).filter(
      (alarm) =>
        isMeant &&
        (names.length === 0 || names.includes(alarm.name)) &&
        (prefix === undefined || alarm.name.startsWith(prefix)) &&
        (state === undefined || alarm.state === state),
    )
    const { items, nextToken } = pageOf(found, {
      limit: read.number(input, 'MaxRecords', { min: 1, max: 100 }) ?? 50,
      token: read.text(input, 'NextToken'),
      keyOf: ({ name }) => name,
      invalidToken: () => new ServiceError('InvalidNextToken', 'The next token specified is invalid.'),
    })
    return {
      MetricAlarms: items.map((alarm) => alarmOnWire(alarm, context)),
      CompositeAlarms: [],
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}

function alarmOnWire(alarm: Alarm, context: RequestContext): JsonObject {
  return {
    AlarmName: alarm.name,
    AlarmArn: alarmArn(context, alarm.name),
    ...alarm.settings,
    ActionsEnabled: alarm.settings['ActionsEnabled'] ?? true,
    AlarmConfigurationUpdatedTimestamp: alarm.updatedAt / 1000,
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: alarm.stateAt / 1000,
  }
}

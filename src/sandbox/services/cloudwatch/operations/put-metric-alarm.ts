import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import type { JsonObject, Operation } from '../../../service.ts'
import { alarmCheck, read } from '../input.ts'
import { cloudWatchState, findAlarm } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const putMetricAlarm: Operation = {
  name: 'cloudwatch:PutMetricAlarm',
  access: 'write',
  withoutEffect: [
    'AlarmDescription',
    'ActionsEnabled',
    'OKActions',
    'AlarmActions',
    'InsufficientDataActions',
    'MetricName',
    'Namespace',
    'Statistic',
    'ExtendedStatistic',
    'Dimensions',
    'Period',
    'Unit',
    'DatapointsToAlarm',
    'Threshold',
    'TreatMissingData',
    'EvaluateLowSampleCountPercentile',
    'Metrics',
    'ThresholdMetricId',
    'EvaluationWindow',
    'WarmUpConfiguration',
    'EvaluationCriteria',
    'EvaluationInterval',
  ],
  checks(input, context) {
    const check = alarmCheck('PutMetricAlarm', read.requiredText(input, 'AlarmName'), context)
    const tags = requestTagKeys(read.tags(input, 'Tags'))
    return [{ ...check, context: { ...check.context, ...tags } }]
  },
  handle(input, context) {
    const name = read.requiredText(input, 'AlarmName')
    read.requiredText(input, 'ComparisonOperator')
    if (read.number(input, 'EvaluationPeriods', { min: 1, max: 1440 }) === undefined) {
      throw read.violation(undefined, 'evaluationPeriods', 'Member must not be null')
    }
    const existing = findAlarm(context.state, name)
    put(cloudWatchState(context.state).alarms, name, {
      name,
      settings: settingsIn(input),
      state: existing?.state ?? 'INSUFFICIENT_DATA',
      reason: existing?.reason ?? 'Unchecked: Initial alarm creation',
      stateAt: existing?.stateAt ?? context.now,
      updatedAt: context.now,
      tags: existing?.tags ?? read.tags(input, 'Tags'),
    })
    return {}
  },
}

function settingsIn(input: JsonObject): JsonObject {
  const { AlarmName: _name, Tags: _tags, ...settings } = input
  return settings
}

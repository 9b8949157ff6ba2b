import { requestTagKeys } from '../../../input.ts'
import { isJsonObject, put } from '../../../records.ts'
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
  return typed(settings)
}

const numbers = new Set(['DatapointsToAlarm', 'EvaluationInterval', 'EvaluationPeriods', 'Period', 'Threshold'])
const flags = new Set(['ActionsEnabled', 'ReturnData'])

/** The same with numbers and truth values, which a form writes as texts. */
function typed(members: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => {
      if (typeof value === 'string' && numbers.has(name)) return [name, Number(value)]
      if (typeof value === 'string' && flags.has(name)) return [name, value === 'true']
      if (Array.isArray(value)) return [name, value.map((item) => (isJsonObject(item) ? typed(item) : item))]
      return [name, isJsonObject(value) ? typed(value) : value]
    }),
  )
}

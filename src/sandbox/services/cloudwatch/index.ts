import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { awsJson, rpcCbor } from '../../protocols/index.ts'
import { deleteAlarms } from './operations/delete-alarms.ts'
import { describeAlarms } from './operations/describe-alarms.ts'
import { disableAlarmActions } from './operations/disable-alarm-actions.ts'
import { enableAlarmActions } from './operations/enable-alarm-actions.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { putMetricAlarm } from './operations/put-metric-alarm.ts'
import { setAlarmState } from './operations/set-alarm-state.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { cloudWatchQuery } from './query.ts'
import { cloudWatchShape } from './state-shape.ts'
import type { CloudWatchState } from './store.ts'

export { findAlarm } from './store.ts'

const target = 'GraniteServiceVersion20100801'

/** Amazon CloudWatch: alarms, whose state is set and not measured. */
export const cloudWatch: Service = {
  name: 'cloudwatch',
  signingName: 'monitoring',
  protocol: awsJson({ target }),
  otherProtocols: [cloudWatchQuery, rpcCbor({ target, isTime: (member) => member.endsWith('Timestamp') })],
  inputRules: commonRules('ValidationError'),
  scope: 'region',
  initial: (): CloudWatchState => ({ alarms: {} }),
  shape: cloudWatchShape,
  operations: [
    putMetricAlarm,
    describeAlarms,
    setAlarmState,
    deleteAlarms,
    listTagsForResource,
    tagResource,
    untagResource,
    disableAlarmActions,
    enableAlarmActions,
  ],
}

import { alarmActions } from '../alarm-actions.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html */
export const enableAlarmActions = alarmActions('Enable')

import { alarmActions } from '../alarm-actions.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DisableAlarmActions.html */
export const disableAlarmActions = alarmActions('Disable')

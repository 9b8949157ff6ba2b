import { switchOf } from '../switch.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html */
export const enableRule = switchOf('EnableRule', 'ENABLED')

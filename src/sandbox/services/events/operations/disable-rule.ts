import { switchOf } from '../switch.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html */
export const disableRule = switchOf('DisableRule', 'DISABLED')

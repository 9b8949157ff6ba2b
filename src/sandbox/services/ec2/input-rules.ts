import type { InputRules } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

/**
 * EC2 tells of one violation. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, MissingParameter and
 * InvalidParameterValue (checked 2026-11); assumed: the words beyond those
 */
export const inputRules: InputRules = {
  refuse([{ path, rule, shown = '', constraint }]) {
    const member = path.charAt(0).toUpperCase() + path.slice(1)
    if (rule === 'missing') {
      return new ServiceError('MissingParameter', `The request must contain the parameter ${member}`)
    }
    const value = shown.replace(/^'(.*)'$/s, '$1')
    return new ServiceError(
      'InvalidParameterValue',
      `Value (${value}) for parameter ${member} is invalid. ${constraint}`,
    )
  },
}

import type { InputRules } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

/**
 * ECR tells of one violation, in words of its own.
 * https://github.com/aws-actions/amazon-ecr-login/issues/225, https://github.com/trek10inc/ecr-cleaner/issues/8 (checked 2026-11)
 */
export const inputRules: InputRules = {
  refuse([{ path, rule, constraint, shape }]) {
    const told =
      rule === 'pattern' && 'pattern' in shape ? `must satisfy regular expression '${shape.pattern}'` : constraint
    return new ServiceError(
      'InvalidParameterException',
      `Invalid parameter at '${path}' failed to satisfy constraint: '${told}'`,
    )
  },
}

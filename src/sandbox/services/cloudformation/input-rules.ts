import { arnForms, commonRules, type InputRules } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

/** CloudFormation takes up a role of the account, and tells topics of what happens. */
export const inputRules: InputRules = {
  ...commonRules('ValidationError'),
  arns: {
    forms: { RoleARN: { ...arnForms.role, account: 'own' }, NotificationARNs: arnForms.topic },
    // reported by users: the text of the role; assumed: that of topics
    refuse: (member, value) =>
      new ServiceError(
        'ValidationError',
        member === 'RoleARN'
          ? `Role ${value.slice(0, 200)} is invalid or cannot be assumed`
          : `ARN ${value.slice(0, 200)} is not valid.`,
      ),
  },
}

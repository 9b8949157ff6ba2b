import { arnForms, commonRules, type InputRules } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

/** EventBridge takes targets of any service; the role is one of the account. */
export const inputRules: InputRules = {
  ...commonRules('ValidationException'),
  arns: {
    forms: {
      Arn: arnForms.any,
      'DeadLetterConfig.Arn': arnForms.queue,
      RoleArn: { ...arnForms.role, account: 'own' },
      TaskDefinitionArn: arnForms.taskDefinition,
      TargetArn: arnForms.any,
      ResourceARN: { ...arnForms.eventRule, region: 'own', account: 'own' },
    },
    // reported by users: the text of targets; assumed: that the others say the same
    refuse: (_member, value) =>
      new ServiceError(
        'ValidationException',
        `Parameter ${value.slice(0, 200)} is not valid. Reason: Provided Arn is not in correct format.`,
      ),
  },
}

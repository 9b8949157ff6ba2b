import { arnForms, commonRules, type InputRules } from '../../models/index.ts'
import { ServiceError } from '../../service.ts'

/** EventBridge Scheduler's model has patterns for most ARNs; targets may be of any service. */
export const inputRules: InputRules = {
  ...commonRules('ValidationException'),
  arns: {
    forms: { 'Target.Arn': arnForms.any, TaskDefinitionArn: arnForms.taskDefinition },
    // assumed: the text
    refuse: () => new ServiceError('ValidationException', 'Provided Arn is not in correct format.'),
  },
}

import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireStack, stackCheck } from '../input.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html */
export const getTemplate: Operation = {
  name: 'cloudformation:GetTemplate',
  access: 'read',
  refused: ['ChangeSetName'],
  withoutEffect: ['TemplateStage'],
  checks: (input, context) => [
    stackCheck('cloudformation:GetTemplate', read.requiredText(input, 'StackName'), context),
  ],
  handle(input, context) {
    const { name, template } = requireStack(read.requiredText(input, 'StackName'), context)
    if (template !== undefined) return { TemplateBody: template, StagesAvailable: ['Original', 'Processed'] }
    throw new ServiceError('ValidationError', `The scenario gives the stack ${name} no template.`)
  },
}

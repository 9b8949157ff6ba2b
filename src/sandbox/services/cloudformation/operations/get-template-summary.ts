import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireStack, stackCheck } from '../input.ts'
import { readTemplate, templateParameters } from '../template.ts'

/**
 * The parameters of a template, or of a stack's: `aws cloudformation deploy` asks for them first. Resources are not looked at.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html
 */
export const getTemplateSummary: Operation = {
  name: 'cloudformation:GetTemplateSummary',
  access: 'read',
  refused: ['TemplateURL', 'StackSetName', 'CallAs'],
  withoutEffect: ['TemplateSummaryConfig'],
  checks(input, context) {
    const stack = read.text(input, 'StackName')
    if (stack === undefined) return [{ action: 'cloudformation:GetTemplateSummary', resource: '*' }]
    return [stackCheck('cloudformation:GetTemplateSummary', stack, context)]
  },
  handle(input, context) {
    const named = read.text(input, 'StackName')
    const body = named === undefined ? read.text(input, 'TemplateBody') : requireStack(named, context).template
    if (body === undefined) {
      throw new ServiceError('ValidationError', 'Either Template URL or Template Body must be specified.')
    }
    const template = readTemplate(body)
    return {
      Parameters: templateParameters(template),
      ...(template.description !== undefined && { Description: template.description }),
    }
  },
}

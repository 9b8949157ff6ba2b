import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { readTemplate, templateParameters } from '../template.ts'

/** Whether a template can be read, and its parameters. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html */
export const validateTemplate: Operation = {
  name: 'cloudformation:ValidateTemplate',
  access: 'read',
  refused: ['TemplateURL'],
  checks: () => [{ action: 'cloudformation:ValidateTemplate', resource: '*' }],
  handle(input) {
    const body = read.text(input, 'TemplateBody')
    if (body === undefined) {
      throw new ServiceError('ValidationError', 'Either Template URL or Template Body must be specified.')
    }
    const template = readTemplate(body)
    return {
      Parameters: templateParameters(template).map(({ ParameterType: _type, ...parameter }) => parameter),
      ...(template.description !== undefined && { Description: template.description }),
    }
  },
}

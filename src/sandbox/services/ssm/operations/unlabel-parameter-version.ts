import { type Operation, ServiceError } from '../../../service.ts'
import { parameterCheck, parameterNotFound, read } from '../input.ts'
import { findParameter } from '../store.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UnlabelParameterVersion.html */
export const unlabelParameterVersion: Operation = {
  name: 'ssm:UnlabelParameterVersion',
  access: 'write',
  checks: (input, context) => [
    parameterCheck('ssm:UnlabelParameterVersion', read.requiredText(input, 'Name'), context),
  ],
  handle(input, context) {
    const parameter = findParameter(context.state, context, read.requiredText(input, 'Name'))
    if (!parameter) throw parameterNotFound()
    const number = read.number(input, 'ParameterVersion', { min: 1, max: 1_000_000_000 })
    const chosen = parameter.versions.find(({ version }) => version === number)
    if (!chosen) throw new ServiceError('ParameterVersionNotFound', undefined)
    const labels = read.requiredTexts(input, 'Labels', 10)
    const removed = labels.filter((label) => chosen.labels.includes(label))
    chosen.labels = chosen.labels.filter((label) => !removed.includes(label))
    return { RemovedLabels: removed, InvalidLabels: labels.filter((label) => !removed.includes(label)) }
  },
}

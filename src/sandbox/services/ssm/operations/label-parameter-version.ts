import { type Operation, ServiceError } from '../../../service.ts'
import { parameterCheck, parameterNotFound, read } from '../input.ts'
import { findParameter, latestOf } from '../store.ts'

/** A label stands at one version: it moves from the one that had it. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html */
export const labelParameterVersion: Operation = {
  name: 'ssm:LabelParameterVersion',
  access: 'write',
  checks: (input, context) => [parameterCheck('ssm:LabelParameterVersion', read.requiredText(input, 'Name'), context)],
  handle(input, context) {
    const parameter = findParameter(context.state, context, read.requiredText(input, 'Name'))
    if (!parameter) throw parameterNotFound()
    const labels = read.requiredTexts(input, 'Labels', 10)
    const number = read.number(input, 'ParameterVersion', { min: 1, max: 1_000_000_000 }) ?? latestOf(parameter).version
    const chosen = parameter.versions.find(({ version }) => version === number)
    if (!chosen) throw new ServiceError('ParameterVersionNotFound', undefined)
    // The rules of names: docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html (checked 2026-11)
    const isLabel = (label: string) => /^[A-Za-z_.-][\w.-]{0,99}$/.test(label) && !/^(?:aws|ssm)/i.test(label)
    const valid = labels.filter(isLabel)
    for (const one of parameter.versions) one.labels = one.labels.filter((label) => !valid.includes(label))
    chosen.labels = [...chosen.labels, ...valid]
    return { InvalidLabels: labels.filter((label) => !isLabel(label)), ParameterVersion: number }
  },
}

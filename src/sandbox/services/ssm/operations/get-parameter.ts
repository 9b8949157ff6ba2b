import type { Operation } from '../../../service.ts'
import { decryption, parameterCheck, parameterNotFound, parameterOnWire, read, select } from '../input.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export const getParameter: Operation = {
  name: 'ssm:GetParameter',
  access: 'read',
  checks(input, context) {
    const name = read.requiredText(input, 'Name')
    return [parameterCheck('ssm:GetParameter', name, context), ...decryption([name], input, context)]
  },
  handle(input, context) {
    const selected = select(read.requiredText(input, 'Name'), context)
    if (!selected) throw parameterNotFound()
    return { Parameter: parameterOnWire(selected, read.flag(input, 'WithDecryption') ?? false, context) }
  },
}

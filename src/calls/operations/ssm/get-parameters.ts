import { arn } from '../arn.ts'
import { readCall } from '../operation.ts'

/** Whether parameters are there: what is encrypted stays so. Names that are not there are in `InvalidParameters`. */
export function findParameters(names: readonly string[]) {
  return readCall(
    'ssm:GetParameters',
    { Names: names, WithDecryption: false },
    (place) =>
      names.map((name) => ({
        action: 'ssm:GetParameters',
        resource: name.startsWith('arn:') ? name : arn(place, 'ssm', `parameter/${name.replace(/^\//, '')}`),
      })),
    { yields: 'Parameters', rate: null, statement: 'FindParameters' },
  )
}

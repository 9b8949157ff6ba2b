import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireSecret, secretCheck } from '../input.ts'
import { secretArn, secretsState } from '../store.ts'

const dayMilliseconds = 86_400_000

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html: at once, or after 7 to 30 days. */
export const deleteSecret: Operation = {
  name: 'secretsmanager:DeleteSecret',
  access: 'write',
  checks: (input, context) => [secretCheck('secretsmanager:DeleteSecret', input, context)],
  handle(input, context) {
    const isForced = read.flag(input, 'ForceDeleteWithoutRecovery') ?? false
    const days = read.number(input, 'RecoveryWindowInDays', { min: 7, max: 30 })
    if (isForced && days !== undefined) {
      throw new ServiceError(
        'InvalidParameterException',
        "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
      )
    }
    const secret = requireSecret(input, context, { deleted: 'allowed' })
    const at = isForced ? context.now : context.now + (days ?? 30) * dayMilliseconds
    if (isForced) delete secretsState(context.state).secrets[secret.name]
    else secret.deletedAt = at
    return { ARN: secretArn(context, secret), Name: secret.name, DeletionDate: at / 1000 }
  },
}

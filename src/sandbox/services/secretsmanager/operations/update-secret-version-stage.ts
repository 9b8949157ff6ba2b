import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireSecret, secretCheck } from '../input.ts'
import { findVersion, moveStage, secretArn } from '../store.ts'

/** Moves a stage from one version to another. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html */
export const updateSecretVersionStage: Operation = {
  name: 'secretsmanager:UpdateSecretVersionStage',
  access: 'write',
  checks: (input, context) => [secretCheck('secretsmanager:UpdateSecretVersionStage', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    const stage = read.requiredText(input, 'VersionStage')
    const [from, to] = [read.text(input, 'RemoveFromVersionId'), read.text(input, 'MoveToVersionId')]
    const holder = secret.versions.find(({ stages }) => stages.includes(stage))
    const target = to === undefined ? undefined : findVersion(secret, { id: to })
    if (to !== undefined && !target) {
      throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret version.")
    }
    // assumed: the text
    if (holder && holder.id !== from && holder !== target) {
      const message = `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`
      throw new ServiceError('InvalidParameterException', message)
    }
    moveStage(secret, stage, target)
    return { ARN: secretArn(context, secret), Name: secret.name }
  },
}

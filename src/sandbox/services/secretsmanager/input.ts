import { uuid } from '../../ids.ts'
import { inputReader, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { findSecret, type Secret, type SecretVersion, secretArn } from './store.ts'

/** Reads Secrets Manager's inputs. */
export const read = inputReader('ValidationException')

/** The secret that `SecretId` names. Throws `ResourceNotFoundException`, and `InvalidRequestException` where it is being deleted. */
export function requireSecret(
  input: JsonObject,
  context: RequestContext,
  options: { deleted?: 'allowed' } = {},
): Secret {
  const secret = findSecret(context.state, context, read.requiredText(input, 'SecretId'))
  if (!secret) {
    throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
  }
  if (secret.deletedAt !== undefined && options.deleted !== 'allowed') {
    throw new ServiceError(
      'InvalidRequestException',
      "You can't perform this operation on the secret because it was marked for deletion.",
    )
  }
  return secret
}

/** What IAM is asked for an action on the secret that `SecretId` names. One that is not there is asked about as it was named. */
export function secretCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const named = read.requiredText(input, 'SecretId')
  const secret = findSecret(context.state, context, named)
  return {
    action,
    ...(secret?.policy !== undefined && { resourcePolicy: secret.policy }),
    resource: secret ? secretArn(context, secret) : named,
    context: {
      ...resourceTagKeys(secret?.tags),
      ...Object.fromEntries(
        Object.entries(secret?.tags ?? {}).map(([key, value]) => [`secretsmanager:ResourceTag/${key}`, value]),
      ),
      'secretsmanager:SecretId': secret ? secretArn(context, secret) : named,
    },
  }
}

/** The version that a request brings, or undefined where it brings none. Its token is its id, and makes a repetition safe. */
export function versionIn(input: JsonObject, context: RequestContext): Omit<SecretVersion, 'stages'> | undefined {
  const text = read.text(input, 'SecretString')
  const binary = read.text(input, 'SecretBinary')
  if (text === undefined && binary === undefined) return undefined
  if (text !== undefined && binary !== undefined) {
    throw new ServiceError('InvalidParameterException', 'You can’t specify both SecretString and SecretBinary.')
  }
  return {
    id: read.text(input, 'ClientRequestToken') ?? uuid(context.ids),
    createdAt: context.now,
    ...(text !== undefined && { text }),
    ...(binary !== undefined && { binary }),
  }
}

/** Stages by version id, as DescribeSecret answers them. */
export function stagesByVersion(secret: Secret): JsonObject {
  return Object.fromEntries(
    secret.versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, [...stages]]),
  )
}

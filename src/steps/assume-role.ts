import { type Aws, type Credentials, UserError, unread } from '../calls/index.ts'
import { type AssumedCredentials, assumeRole } from '../calls/operations/index.ts'

/** New credentials are fetched when those at hand live no longer than this. */
const MARGIN_SECONDS = 300

/**
 * The same door as another role. Lookups keep the caller's own credentials, as in ecspresso: the state file and the secrets of a
 * pipeline rarely belong to the role that deploys.
 */
export async function asRole(aws: Aws, roleArn: string, now: () => number): Promise<Aws> {
  if (!/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(roleArn))
    throw new UserError('OPTION_INVALID', `\`${roleArn}\` is no ARN of a role`, {
      hint: '--assume-role-arn takes one like arn:aws:iam::111122223333:role/deploy',
    })
  const assume = async (): Promise<Credentials> => {
    const answer = await aws
      .step('assume the role')
      .call(assumeRole({ RoleArn: roleArn, RoleSessionName: 'ristretto' }))
    return answer.take(({ Credentials: given }) => credentialsOf(given, roleArn), standIn)
  }
  let current = await assume()
  return aws.as({
    label: roleArn,
    credentials: async () => {
      const left = (current.expiration?.getTime() ?? Infinity) - now()
      if (left < MARGIN_SECONDS * 1000) current = await assume()
      return current
    },
  })
}

const standIn: Credentials = { accessKeyId: unread('access key'), secretAccessKey: unread('secret key') }

function credentialsOf(given: AssumedCredentials | undefined, roleArn: string): Credentials {
  if (!given?.AccessKeyId || !given.SecretAccessKey)
    throw new UserError('ASSUME_ROLE_FAILED', `no credentials came back for \`${roleArn}\``)
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    ...(given.SessionToken ? { sessionToken: given.SessionToken } : {}),
    ...(given.Expiration ? { expiration: new Date(given.Expiration) } : {}),
  }
}

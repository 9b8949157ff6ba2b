/** Credentials from anywhere but the environment's keys, by the SDK's providers. Loaded only when they are needed: they are large. */
import { fromHttp, fromIni, fromInstanceMetadata, fromSSO, fromTokenFile } from '@aws-sdk/credential-providers'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { type Credentials, UserError } from '../calls/index.ts'
import { endpointOf } from './endpoint.ts'
import { agentFor } from './http-agents.ts'
import type { Environment } from './port.ts'
import { missingProfile, profileSource } from './profile.ts'
import type { Profile } from './shared-config.ts'
import { readProfile } from './shared-config.ts'

/**
 * Web identity before the profile, as in AWS's Go SDK; the JavaScript SDK's own chain has them the other way round. A source that is
 * named but fails is an error: the next one would be somebody else. Throws `CREDENTIALS_NOT_FOUND` or `CREDENTIALS_EXPIRED`.
 */
export async function platformCredentials(env: Environment, region: string | undefined): Promise<Credentials> {
  const source = profileSource(env)
  const asked = { filepath: source.credentialsFile, configFilepath: source.configFile, profile: source.name }
  const { AWS_WEB_IDENTITY_TOKEN_FILE: webIdentityTokenFile, AWS_ROLE_ARN: roleArn } = env
  if (webIdentityTokenFile && roleArn) {
    const roleSessionName = env.AWS_ROLE_SESSION_NAME
    const sts = endpointOf('sts', region ?? 'us-east-1', { env })
    const clientConfig = { ...(await nestedClient(env, region)), ...(sts.custom && { endpoint: sts.url }) }
    const role = { webIdentityTokenFile, roleArn, clientConfig, ...(roleSessionName && { roleSessionName }) }
    return resolve(fromTokenFile(role), `the web identity token in \`${webIdentityTokenFile}\``)
  }
  const profile = await readProfile(source)
  if (profile.isNamed && !profile.exists) throw missingProfile(source)
  if (profile.hasCredentials) {
    const clientConfig = await nestedClient(env, profile.values.region ?? region)
    // Asked by way of `fromIni`, this provider would look for the profile in the files that the process names, not in ours.
    const provider = usesSso(profile) ? fromSSO : fromIni
    return resolve(provider({ ...asked, clientConfig }), `profile \`${source.name}\``, profileHint(profile))
  }
  const container = containerOf(env)
  if (container) return resolve(fromHttp(container), 'the credentials of the container')
  if (env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true')
    throw new Error('nothing in the environment and no profile')
  return fromInstanceMetadata({ timeout: 1000, maxRetries: 1 })().catch((cause: unknown) => {
    throw new Error('nothing in the environment, no profile, and no role of an instance', { cause })
  })
}

/** The clients that the providers use (STS, SSO) go the same way to the network as everything else. */
async function nestedClient(env: Environment, region: string | undefined) {
  return {
    ...(region && { region }),
    requestHandler: new NodeHttpHandler({ httpsAgent: await agentFor(env, 'https://sts.amazonaws.com') }),
  }
}

function containerOf(env: Environment): Parameters<typeof fromHttp>[0] | undefined {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
  const full = env.AWS_CONTAINER_CREDENTIALS_FULL_URI
  if (!relative && !full) return undefined
  const token = env.AWS_CONTAINER_AUTHORIZATION_TOKEN
  const tokenFile = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE
  return {
    ...(relative ? { awsContainerCredentialsRelativeUri: relative } : full && { awsContainerCredentialsFullUri: full }),
    ...(tokenFile
      ? { awsContainerAuthorizationTokenFile: tokenFile }
      : token && { awsContainerAuthorizationToken: token }),
  }
}

async function resolve(
  provider: () => Promise<Credentials>,
  what: string,
  hint = 'the message is that of the AWS SDK; `aws sts get-caller-identity` should fail in the same way',
): Promise<Credentials> {
  try {
    return await provider()
  } catch (cause) {
    const message = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
    // Of Node.js: a header takes no line break, with which the file of a token may end.
    if (message.includes('ERR_INVALID_CHAR'))
      throw new UserError('CREDENTIALS_INVALID', `the token for ${what} holds a line break or a strange character`, {
        hint: '`AWS_CONTAINER_AUTHORIZATION_TOKEN`, or the file of `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`, is sent as a header',
        cause,
      })
    const expired = /expired/i.test(message)
    throw new UserError(
      expired ? 'CREDENTIALS_EXPIRED' : 'CREDENTIALS_NOT_FOUND',
      `${what} ${expired ? 'has expired' : 'gives no credentials'}: ${message}`,
      { hint, cause },
    )
  }
}

function usesSso({ values }: Profile): boolean {
  return Boolean(values.sso_session || values.sso_start_url) && !values.role_arn && !values.aws_access_key_id
}

function profileHint(profile: Profile): string {
  const named = `--profile ${profile.name}`
  if (usesSso(profile)) return `log in again: \`aws sso login ${named}\``
  // Nobody is there to type the code in a pipeline, and ecspresso does not ask for it either.
  if (profile.values.mfa_serial)
    return `let the AWS CLI ask for the code: \`eval "$(aws configure export-credentials ${named} --format env)"\``
  return `the message is that of the AWS SDK; \`aws sts get-caller-identity ${named}\` should fail in the same way`
}

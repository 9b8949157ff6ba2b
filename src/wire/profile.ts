import { existsSync } from 'node:fs'
import { checkRegion, UserError } from '../calls/index.ts'
import type { Environment } from './port.ts'
import { refusePipe } from './refuse-pipe.ts'
import type { Profile, ProfileSource } from './shared-config.ts'

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html (checked 2026-11) */
export function profileSource(env: Environment): ProfileSource {
  const home = env.HOME || env.USERPROFILE || '~'
  return {
    isNamed: Boolean(env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE),
    name: env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE || 'default',
    configFile: env.AWS_CONFIG_FILE || `${home}/.aws/config`,
    credentialsFile: env.AWS_SHARED_CREDENTIALS_FILE || `${home}/.aws/credentials`,
  }
}

/**
 * Whether the files are worth reading. With a region in the environment, no profile named and no configuration file they are not: that is
 * how pipelines run, and the reading costs start-up time.
 */
function wantsProfile(env: Environment): boolean {
  return (
    !regionIn(env) || Boolean(env.AWS_PROFILE || env.AWS_DEFAULT_PROFILE) || existsSync(profileSource(env).configFile)
  )
}

export function regionIn(env: Environment): string | undefined {
  return env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined
}

const credentialFiles = [
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
] as const

/** Files of which the SDK reads credentials. Throws UserError for a pipe or a device. */
export function checkCredentialFiles(env: Environment): void {
  for (const variable of credentialFiles) refusePipe(env[variable], variable)
}

/** The profile, if it is worth reading. */
export async function findProfile(env: Environment): Promise<Profile | undefined> {
  checkCredentialFiles(env)
  if (!wantsProfile(env)) return undefined
  const { readProfile } = await import('./shared-config.ts')
  return readProfile(profileSource(env))
}

/**
 * The region to work in unless somebody says otherwise: `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's. Throws `REGION_INVALID` for one
 * that cannot be.
 */
export async function findRegion(env: Environment): Promise<string | undefined> {
  const variable = env.AWS_REGION ? 'AWS_REGION' : 'AWS_DEFAULT_REGION'
  const given = regionIn(env)
  if (given !== undefined) return checkRegion(given, `\`${variable}\``)
  const profile = await findProfile(env)
  const found = profile?.values.region
  return found ? checkRegion(found, `\`region\` of profile \`${profile.name}\``) : undefined
}

/** For whoever needs a profile that was asked for by name and is not there. */
export function missingProfile({ name, configFile, credentialsFile }: ProfileSource): UserError {
  return new UserError('CREDENTIALS_NOT_FOUND', `there is no profile \`${name}\``, {
    hint: `AWS_PROFILE names it; profiles stand in \`${configFile}\` and \`${credentialsFile}\``,
  })
}

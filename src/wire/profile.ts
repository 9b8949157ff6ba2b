import { existsSync } from 'node:fs'
import type { Environment } from './port.ts'
import type { Profile, ProfileSource } from './shared-config.ts'

/** https://docs.aws.amazon.com/sdkref/latest/guide/file-location.html (checked 2026-11) */
export function profileSource(env: Environment): ProfileSource {
  const home = env.HOME || env.USERPROFILE || '~'
  return {
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

/** The profile, if it is worth reading. */
export async function findProfile(env: Environment): Promise<Profile | undefined> {
  if (!wantsProfile(env)) return undefined
  const { readProfile } = await import('./shared-config.ts')
  return readProfile(profileSource(env))
}

/** The region to work in unless somebody says otherwise: `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile's. */
export async function findRegion(env: Environment): Promise<string | undefined> {
  return regionIn(env) ?? ((await findProfile(env))?.values.region || undefined)
}

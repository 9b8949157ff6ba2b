/** Reads the shared configuration files with the SDK's own reader. Loaded only when somebody needs a profile. */
import { loadSharedConfigFiles } from '@smithy/core/config'

/** What the shared configuration files say about one profile; its keys stay in the files. */
export interface Profile {
  readonly name: string
  readonly source: ProfileSource
  /** Somebody asked for it, it is not merely the default. */
  readonly isNamed: boolean
  /** Whether the files have it at all. */
  readonly exists: boolean
  /** Whether it says where credentials come from. */
  readonly hasCredentials: boolean
  /** `region`, `endpoint_url`, … */
  readonly values: Readonly<Record<string, string | undefined>>
  /** The profile's `services` section: `ecs` -> `endpoint_url` -> URL. */
  readonly services: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>
}

/** The files and the profile that the environment names. */
export interface ProfileSource {
  readonly name: string
  readonly isNamed: boolean
  readonly configFile: string
  readonly credentialsFile: string
}

const credentialSettings = [
  'aws_access_key_id',
  'role_arn',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'web_identity_token_file',
  'login_session',
]
const secretSettings = new Set(['aws_secret_access_key', 'aws_session_token'])

/** One profile. Unreadable files count as empty, as in every SDK. */
export async function readProfile(source: ProfileSource): Promise<Profile> {
  const { name, isNamed, configFile, credentialsFile } = source
  const files = await loadSharedConfigFiles({
    filepath: credentialsFile,
    configFilepath: configFile,
    ignoreCache: true,
  })
  const found = { ...files.configFile[name], ...files.credentialsFile[name] }
  const services: Record<string, Record<string, string | undefined>> = {}
  // The reader flattens a nested section: `ecs =` with `endpoint_url = …` below it becomes `ecs.endpoint_url`.
  for (const [key, value] of Object.entries(files.configFile[`services.${found.services}`] ?? {})) {
    const [service, setting] = key.split('.')
    if (service && setting) services[service] = { ...services[service], [setting]: value }
  }
  return {
    name,
    source,
    isNamed,
    exists: name in files.configFile || name in files.credentialsFile,
    hasCredentials: credentialSettings.some((setting) => found[setting]),
    values: Object.fromEntries(Object.entries(found).filter(([setting]) => !secretSettings.has(setting))),
    services,
  }
}

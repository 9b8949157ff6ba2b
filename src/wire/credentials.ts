import { type Credentials, Failure, UserError } from '../calls/index.ts'
import type { Environment } from './port.ts'
import { checkCredentialFiles } from './profile.ts'

/** A source of credentials, which is asked again when they run out. */
export interface CredentialSource {
  get(): Promise<Credentials>
  /** AWS says that they are no longer good. Whether asking again can give others. */
  forget(): boolean
}

/** Seconds before their end at which credentials are replaced. */
const EARLY = 300

/**
 * Where the user's own credentials come from, in the order of AWS's Go SDK, which ecspresso has: keys in the environment (before
 * `AWS_PROFILE`), web identity, the profile (keys, roles, SSO, processes), the container, the instance. Everything but the first is the
 * SDK's, and loaded only then. Throws `CREDENTIALS_NOT_FOUND` or `CREDENTIALS_EXPIRED`.
 */
export function findCredentials(env: Environment, region: string | undefined): () => Promise<Credentials> {
  const fixed = environmentCredentials(env)
  if (fixed) return async () => fixed
  return async () => {
    checkCredentialFiles(env)
    const { platformCredentials } = await import('./platform-credentials.ts')
    return platformCredentials(env, region)
  }
}

function environmentCredentials(env: Environment): Credentials | undefined {
  // The second names are as old as the first SDKs, and Go's still reads them.
  const accessKeyId = env.AWS_ACCESS_KEY_ID || env.AWS_ACCESS_KEY
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY || env.AWS_SECRET_KEY
  if (!accessKeyId || !secretAccessKey) return undefined
  return { accessKeyId, secretAccessKey, ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }) }
}

/** Keeps what a source gave until shortly before its end; several who ask at once share one answer. */
export function remembering(find: () => Promise<Credentials>, now: () => number): CredentialSource {
  let kept: Promise<Credentials> | undefined
  let end = Number.POSITIVE_INFINITY
  let changes = false
  return {
    get: async () => {
      if (kept && now() < end - EARLY * 1000) return kept
      const asked = find()
      kept = asked
      end = Number.POSITIVE_INFINITY
      try {
        const found = checked(await asked)
        changes = found.expiration !== undefined
        // Ones that are short-lived from the start are used as long as they last.
        end = Math.max(found.expiration?.getTime() ?? Number.POSITIVE_INFINITY, now() + EARLY * 1000 + 1000)
        return found
      } catch (error) {
        if (kept === asked) kept = undefined
        throw error instanceof Failure ? error : noCredentials(error)
      }
    },
    forget: () => {
      kept = undefined
      return changes
    },
  }
}

/**
 * Key and token become parts of headers. A line break or a blank comes from copying more than the value, or from a file that ends in one.
 * https://www.rfc-editor.org/rfc/rfc9110#section-5.5
 */
function checked(found: Credentials): Credentials {
  const { accessKeyId, secretAccessKey, sessionToken = '' } = found
  const [what] =
    [
      ['access key id', accessKeyId],
      ['secret access key', secretAccessKey],
      ['session token', sessionToken],
    ].find(([, value]) => !/^[\x21-\x7e]*$/.test(value ?? '')) ?? []
  if (what === undefined) return found
  throw new UserError(
    'CREDENTIALS_INVALID',
    `the ${what} of the credentials holds a blank, a line break or a strange character`,
    {
      hint: 'it was copied with more than itself: set it again, in AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN or the profile',
    },
  )
}

function noCredentials(cause: unknown): UserError {
  const why = cause instanceof Error ? cause.message.replace(/\s+/g, ' ').trim() : ''
  return new UserError('CREDENTIALS_NOT_FOUND', `no credentials${why ? `: ${why}` : ''}`, {
    hint: 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; to try without an account: `--sandbox`',
    cause,
  })
}

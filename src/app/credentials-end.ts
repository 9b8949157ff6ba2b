import type { World } from '../calls/index.ts'

/**
 * Whether the keys of the environment end before the time that a command may wait. Others are renewed, or nobody says when they end.
 * AWS_CREDENTIAL_EXPIRATION: what the CLI's `configure export-credentials` and aws-vault set beside the keys.
 */
export function credentialsEnd(
  env: Readonly<Record<string, string | undefined>>,
  timeoutSeconds: number,
  now: number,
): Pick<World, 'foreseen'> {
  const { AWS_ACCESS_KEY_ID: key, AWS_CREDENTIAL_EXPIRATION: expiration } = env
  const end = Date.parse(expiration ?? '')
  if (!key || Number.isNaN(end) || end >= now + timeoutSeconds * 1000) return {}
  const limit = Number.isFinite(timeoutSeconds)
    ? `the ${timeoutSeconds} s that may be waited`
    : 'any end of the waiting'
  return {
    foreseen: {
      text: `the credentials of the environment end at ${new Date(end).toISOString()}, before ${limit}`,
      hint: 'get new ones, or give less time by `--timeout`: what is deployed goes on without them, and nobody is told how it ends',
    },
  }
}

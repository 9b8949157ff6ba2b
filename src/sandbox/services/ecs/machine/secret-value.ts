import { findVersion, type Secret } from '../../secretsmanager/index.ts'

/** Why a secret that is there has no value for a container: there is no such version, or none such in its JSON. */
export interface MissingValue {
  readonly what: 'version' | 'key'
  readonly text: string
}

/**
 * Whether the value that `valueFrom` names is not in the secret: `ARN:JSON-KEY:VERSION-STAGE:VERSION-ID`, whose last parts may be empty or
 * absent. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html (checked 2026-11). reported by
 * users: the text of a secret that is no JSON (rileydakota/valheim-ecs-fargate-cdk#9); assumed: those of the others
 */
export function missingValue(secret: Secret, valueFrom: string): MissingValue | undefined {
  const [key, stage, id] = valueFrom.split(':').slice(7)
  const version = findVersion(secret, { id: id || undefined, ...(stage && { stage }) })
  if (!version) {
    const named = stage ? `staging label: ${stage}` : `${id ? `VersionId: ${id}` : 'staging label: AWSCURRENT'}`
    return { what: 'version', text: `Secrets Manager can't find the specified secret value for ${named}` }
  }
  if (!key || version.text === undefined) return undefined
  const members = objectIn(version.text)
  if (!members) {
    return { what: 'key', text: `invalid character '${version.text.charAt(0)}' looking for beginning of value` }
  }
  if (Object.hasOwn(members, key)) return undefined
  return { what: 'key', text: `retrieved secret from Secrets Manager did not contain json key ${key}` }
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

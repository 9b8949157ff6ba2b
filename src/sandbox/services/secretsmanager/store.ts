import { regionalArn } from '../../arns.ts'
import { characters } from '../../ids.ts'
import { own, put } from '../../records.ts'
import type { Place, RequestContext, SandboxState } from '../../service.ts'

/** One version of a secret, in the clear: what matters here is who may read it. `binary` is base 64. */
export interface SecretVersion {
  readonly id: string
  readonly createdAt: number
  readonly text?: string
  readonly binary?: string
  stages: readonly string[]
}

/** A secret with its versions, oldest first. */
export interface Secret {
  readonly name: string
  /** The six characters that AWS puts after the name in the ARN. */
  readonly suffix: string
  readonly createdAt: number
  changedAt: number
  description?: string
  keyId?: string
  deletedAt?: number
  /** Who else may use it, as JSON. */
  policy?: string
  tags: Record<string, string>
  versions: SecretVersion[]
}

/** What the sandbox remembers of Secrets Manager. */
export interface SecretsManagerState {
  /** By name. */
  secrets: Record<string, Secret>
}

/** The part of the state that belongs to Secrets Manager. */
export function secretsState(state: SandboxState): SecretsManagerState {
  return state['secretsmanager'] as SecretsManagerState
}

/** The ARN of a secret, with its six characters. */
export function secretArn(place: Place, { name, suffix }: Pick<Secret, 'name' | 'suffix'>): string {
  return regionalArn(place, 'secretsmanager', `secret:${name}-${suffix}`)
}

/** The secret that a name, an ARN, or an ARN without the six characters names; one that is being deleted too. */
export function findSecret(state: SandboxState, place: Place, named: string): Secret | undefined {
  const { secrets } = secretsState(state)
  const prefix = regionalArn(place, 'secretsmanager', 'secret:')
  if (!named.startsWith(prefix)) return own(secrets, named)
  const rest = named.slice(prefix.length)
  const byArn = own(secrets, rest.slice(0, -7))
  return byArn && `${byArn.name}-${byArn.suffix}` === rest ? byArn : own(secrets, rest)
}

/** The version with an id or, without one, with a stage. */
export function findVersion(
  secret: Secret,
  { id, stage = id === undefined ? 'AWSCURRENT' : undefined }: { id?: string | undefined; stage?: string | undefined },
): SecretVersion | undefined {
  return secret.versions.find(
    (version) => (id === undefined || version.id === id) && (stage === undefined || version.stages.includes(stage)),
  )
}

/** A new secret without a version. */
export function addSecret(
  given: Pick<Secret, 'name'> & Partial<Pick<Secret, 'description' | 'keyId' | 'suffix' | 'tags'>>,
  context: RequestContext,
): Secret {
  const secret: Secret = {
    suffix: characters(context.ids, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 6),
    ...given,
    createdAt: context.now,
    changedAt: context.now,
    tags: given.tags ?? {},
    versions: [],
  }
  put(secretsState(context.state).secrets, secret.name, secret)
  return secret
}

/** Moves one stage to a version, or takes it away; where it is AWSCURRENT, the version that had it is the previous one now. */
export function moveStage(secret: Secret, stage: string, to: SecretVersion | undefined): void {
  const from = secret.versions.find(({ stages }) => stages.includes(stage))
  if (from === to) return
  const gone = stage === 'AWSCURRENT' ? [stage, 'AWSPREVIOUS'] : [stage]
  for (const version of secret.versions) version.stages = version.stages.filter((one) => !gone.includes(one))
  if (to) to.stages = [...to.stages, stage]
  if (from && stage === 'AWSCURRENT') from.stages = [...from.stages, 'AWSPREVIOUS']
}

/** Adds a version and moves the stages to it: what was current is previous now. */
export function addVersion(secret: Secret, version: Omit<SecretVersion, 'stages'>, stages: readonly string[]): void {
  const becomesCurrent = stages.includes('AWSCURRENT')
  for (const other of secret.versions) {
    const wasCurrent = becomesCurrent && other.stages.includes('AWSCURRENT')
    const kept = other.stages.filter((stage) => !stages.includes(stage) && !(becomesCurrent && stage === 'AWSPREVIOUS'))
    other.stages = wasCurrent ? [...kept, 'AWSPREVIOUS'] : kept
  }
  // Versions without a stage are deprecated and go when there are more than a hundred.
  secret.versions = [...secret.versions.slice(-99), { ...version, stages }]
  secret.changedAt = version.createdAt
}

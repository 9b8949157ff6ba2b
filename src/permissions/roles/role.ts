import type { Check, Place } from '../../calls/index.ts'
import type { PolicyDocument } from '../../iam/index.ts'
import type { LineNeed } from '../statements.ts'

/** What the policies of a project's roles are made of: its definitions, with marks for what nobody has looked up. */
export interface RoleSetting {
  readonly place: Place
  /** Name or ARN. */
  readonly cluster: string
  readonly taskDefinition: Definition
  readonly serviceDefinition?: Definition | undefined
  /** Keys of KMS that encrypt what the project reads; nobody can tell them from the files. */
  readonly kmsKeys: readonly string[]
}

/** A definition as it is sent. */
export type Definition = Readonly<Record<string, unknown>>

/** The needs of one role of the project, and the notes beside its policy. */
export interface RolePlan {
  readonly needs: readonly LineNeed[]
  /** AWS's own policies that fit better than one of ours. */
  readonly managed: readonly ManagedPolicy[]
  /** Who may assume the role, where a service does. */
  readonly trust?: PolicyDocument
  /** Notes: permissions left out, values that could not be known. */
  readonly notes: readonly string[]
}

/** A policy that AWS keeps. */
export interface ManagedPolicy {
  readonly arn: string
  readonly about: string
}

/** A need of a role: `who` asks for it (`the container app`), in a step in words. */
export function roleNeed(who: string, step: string, check: Check): LineNeed {
  return { ...check, line: who, step, grade: 'required', principal: 'caller', when: [[]] }
}

/** The objects of a list member; nothing where there is none. */
export function listOf(value: unknown): Definition[] {
  return Array.isArray(value) ? value.filter(isDefinition) : []
}

/** An object member; an empty one where there is none. */
export function memberOf(value: unknown): Definition {
  return isDefinition(value) ? value : {}
}

/** A text member; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isDefinition(value: unknown): value is Definition {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { Check } from '../../calls/index.ts'

/** A call that some client made, with what IAM was asked for it. */
export interface MadeCall {
  /** `ecs:UpdateService` */
  readonly operation: string
  readonly checks: readonly Check[]
  /** ARN of the user or role; undefined where nobody signed who is known. */
  readonly principal: string | undefined
  readonly isDenied: boolean
  /** What could not be told from the record, in words. */
  readonly notes: readonly string[]
}

/** The calls of a file, and what else it held. */
export interface MadeCalls {
  readonly calls: readonly MadeCall[]
  /** Entries that are no calls of a client's, or of which no right is known, by a reason in words. */
  readonly leftOut: readonly string[]
}

/** Why a file holds no calls, and where. Positions count from 1. */
export class CallsError extends Error {
  readonly line: number
  readonly column: number

  constructor(message: string, { line, column }: { readonly line: number; readonly column: number }) {
    super(message)
    this.line = line
    this.column = column
  }
}

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that is a string that is not empty. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = object[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A member that is a list of strings. */
export function textsIn(object: JsonObject, name: string): string[] {
  const value = object[name]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** A member that is an object; an empty one where it is none. */
export function objectIn(object: JsonObject, name: string): JsonObject {
  const value = object[name]
  return isObject(value) ? value : {}
}

/** A member that is a list of objects. */
export function objectsIn(object: JsonObject, name: string): JsonObject[] {
  const value = object[name]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** A role for each of its sessions, whose names change from run to run. */
export function principalOf(arn: string | undefined): string | undefined {
  const [, partition, account, role] = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn ?? '') ?? []
  return role === undefined ? arn : `arn:${partition}:iam::${account}:role/${role}`
}

import type { Location } from './json/tree.ts'

/** A text of a policy and where it stands. */
export interface Text {
  readonly value: string
  readonly at: Location
}

/** Action, NotAction, Resource or NotResource. */
export interface Patterns {
  /** Whether the element is the Not form: NotAction, NotResource, NotPrincipal. */
  readonly negated: boolean
  readonly values: readonly Text[]
  readonly at: Location
}

/** The kinds of principal. */
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'

/** Principal or NotPrincipal. */
export interface Principals {
  readonly negated: boolean
  /** Written as `"*"`, not as an object. */
  readonly everyone: boolean
  readonly entries: readonly { readonly type: PrincipalType; readonly value: Text }[]
  readonly at: Location
}

/** One key under one operator of a Condition. */
export interface Condition {
  readonly operator: Text
  readonly key: Text
  readonly values: readonly Text[]
}

/** A statement as it was read; what is not written is absent. */
export interface Statement {
  readonly sid?: Text
  readonly effect: { readonly value: 'Allow' | 'Deny'; readonly at: Location }
  readonly principal?: Principals
  readonly action: Patterns
  readonly resource?: Patterns
  readonly conditions: readonly Condition[]
  readonly at: Location
}

/** A policy as it was read: every element knows its place. Made by `parsePolicy`. */
export interface Policy {
  readonly file?: string
  readonly version?: Text
  readonly id?: Text
  readonly statements: readonly Statement[]
  /** Where the list of statements stands, if it was written without any. */
  readonly emptyAt?: Location
  readonly at: Location
}

/** One value or several, as AWS writes them. */
export type OneOrMany = string | readonly string[]

/** The Condition element as plain data: operator -> key -> values. */
export type ConditionDocument = Readonly<Record<string, Readonly<Record<string, OneOrMany>>>>

/** A statement as plain data, in AWS's own form: what one writes by hand, builds, or has from JSON.parse. */
export interface StatementDocument {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: '*' | Readonly<Partial<Record<PrincipalType, OneOrMany>>>
  readonly NotPrincipal?: '*' | Readonly<Partial<Record<PrincipalType, OneOrMany>>>
  readonly Action?: OneOrMany
  readonly NotAction?: OneOrMany
  readonly Resource?: OneOrMany
  readonly NotResource?: OneOrMany
  readonly Condition?: ConditionDocument
}

/** A policy as plain data, in AWS's own form. */
export interface PolicyDocument {
  readonly Version?: string
  readonly Id?: string
  readonly Statement: StatementDocument | readonly StatementDocument[]
}

/** Makes a policy of today's version out of statements. */
export function policyOf(statements: readonly StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

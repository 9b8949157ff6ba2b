import type { Place } from '../../calls/index.ts'
import { type ConditionDocument, type PolicyDocument, policyOf } from '../../iam/index.ts'
import { conditionValue } from '../pattern.ts'

/** A pipeline's identity provider, and what its tokens have to say. */
export interface WebIdentity {
  /** Without `https://`. */
  readonly issuer: string
  readonly audience: string
  /** Any one of them; with a wildcard where it says so. */
  readonly subjects: readonly string[]
  /** Further claims, each with its only value. */
  readonly claims?: Readonly<Record<string, string>>
}

/** Lets in the holders of such tokens and nobody else. */
export function webIdentityTrust({ partition, account }: Place, identity: WebIdentity): PolicyDocument {
  const { issuer, audience, subjects, claims = {} } = identity
  const key = (claim: string) => `${issuer}:${claim}`
  const exact = Object.fromEntries(Object.entries(claims).map(([claim, value]) => [key(claim), value]))
  const isPattern = subjects.some((subject) => /[*?]/.test(subject))
  const [only = ''] = subjects
  const subject = { [key('sub')]: subjects.length === 1 ? only : subjects }
  const condition: ConditionDocument = {
    StringEquals: { [key('aud')]: audience, ...exact, ...(isPattern ? {} : subject) },
    ...(isPattern && { StringLike: subject }),
  }
  return policyOf([
    {
      Effect: 'Allow',
      Principal: { Federated: conditionValue(`arn:${partition}:iam::${account}:oidc-provider/${issuer}`) },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: condition,
    },
  ])
}

/** Lets in a service of AWS's. */
export function serviceTrust(service: string): PolicyDocument {
  return policyOf([{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }])
}

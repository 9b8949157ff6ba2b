import { expect, test } from 'vitest'
import { evaluateWebIdentity, lintText, type PolicyDocument, policyOf, type StatementDocument } from '../index.ts'

// Trust in GitHub's tokens, case by case: the decision of STS, and the finding where the decision lets in too many. Each row has a name.
//   GitHub  https://docs.github.com/en/actions/reference/security/oidc
//   IAM     https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
//   STS     https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
//   ECS     https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
// (all checked 2026-11)

const github = 'token.actions.githubusercontent.com'
const role = 'arn:aws:iam::111122223333:role/deploy'
const legacy = 'repo:o/r:ref:refs/heads/main'
const immutable = 'repo:o@1/r@2:ref:refs/heads/main'
const usual = { iss: `https://${github}`, aud: 'sts.amazonaws.com', iat: 1_790_000_000, exp: 1_790_000_900 }
const AUD = { [`${github}:aud`]: 'sts.amazonaws.com' }
const sub = (value: string) => ({ [`${github}:sub`]: value })

interface Case {
  readonly about: string
  readonly condition: StatementDocument['Condition']
  readonly token?: object
  readonly decision: 'Allow' | 'Deny'
  /** The linter's word on the trust policy; absent where it has none that is graver than a note. */
  readonly finding?: string
  readonly action?: string
  readonly partition?: string
}

const onMain = { StringEquals: { ...sub(legacy), ...AUD } }
const byClaims = { StringEquals: { ...AUD, [`${github}:repository_id`]: '2', [`${github}:environment`]: 'prod' } }

const cases: Readonly<Record<string, Case>> = {
  T01: { about: 'the branch', condition: onMain, token: { sub: legacy }, decision: 'Allow' },
  T02: {
    about: 'another branch',
    condition: onMain,
    token: { sub: 'repo:o/r:ref:refs/heads/x' },
    decision: 'Deny',
  },
  T03: {
    about: 'a job with an environment on that branch: its subject has the environment instead',
    condition: onMain,
    token: { sub: 'repo:o/r:environment:prod' },
    decision: 'Deny',
  },
  T04: {
    about: 'a subject with ids under the old form, whatever follows',
    condition: { StringLike: sub('repo:o/r:*'), StringEquals: AUD },
    token: { sub: immutable },
    decision: 'Deny',
  },
  T05: {
    about: 'a subject with ids under itself',
    condition: { StringEquals: { ...sub(immutable), ...AUD } },
    token: { sub: immutable },
    decision: 'Allow',
  },
  T06: {
    about: 'somebody else whose name begins alike, under stars',
    condition: { StringLike: sub('repo:o*/r*:*'), StringEquals: AUD },
    token: { sub: 'repo:o-evil/r:ref:refs/heads/main' },
    decision: 'Allow',
    finding: 'TRUST_SUBJECT_WIDE',
  },
  T07: {
    about: 'any repository, under the audience alone',
    condition: { StringEquals: AUD },
    token: { sub: 'repo:anyone/else:ref:refs/heads/main' },
    decision: 'Allow',
    finding: 'TRUST_OIDC_OPEN',
  },
  T08: {
    about: 'a token without a subject, under ForAllValues: nothing would fulfil it, but STS takes no such token',
    condition: { 'ForAllValues:StringLike': sub('repo:o/r:*'), StringEquals: AUD },
    token: {},
    decision: 'Deny',
    finding: 'FOR_ALL_VALUES_IN_ALLOW',
  },
  T09: {
    about: 'the id of the repository and its environment, which IAM stores beside a subject alone',
    condition: byClaims,
    token: { sub: legacy, repository_id: '2', environment: 'prod' },
    decision: 'Allow',
    finding: 'TRUST_OIDC_OPEN',
  },
  T10: {
    about: 'the same ids from a job without the environment, beside a subject',
    condition: { StringEquals: { ...byClaims.StringEquals, ...sub(legacy) } },
    token: { sub: legacy, repository_id: '2' },
    decision: 'Deny',
  },
  T11: {
    about: 'an environment with a colon, which is encoded',
    condition: { StringEquals: { ...sub('repo:o/r:environment:Prod%3AV1'), ...AUD } },
    token: { sub: 'repo:o/r:environment:Prod%3AV1' },
    decision: 'Allow',
  },
  T12: {
    about: "the audience of the other partitions in China, where GitHub's action sends another",
    condition: onMain,
    token: { sub: legacy, aud: 'sts.amazonaws.com.cn' },
    decision: 'Deny',
    finding: 'TRUST_AUDIENCE_PARTITION',
    partition: 'aws-cn',
  },
  T13: {
    about: 'an identity provider with the action of roles',
    condition: onMain,
    token: { sub: legacy },
    decision: 'Deny',
    finding: 'TRUST_FEDERATED_ACTION',
    action: 'sts:AssumeRole',
  },
}

function trustOf({ condition, action = 'sts:AssumeRoleWithWebIdentity', partition = 'aws' }: Case): PolicyDocument {
  const Federated = `arn:${partition}:iam::111122223333:oidc-provider/${github}`
  return policyOf([
    { Effect: 'Allow', Principal: { Federated }, Action: action, ...(condition && { Condition: condition }) },
  ])
}

/** What the linter says that is graver than a note. */
async function findingsOf(policy: PolicyDocument): Promise<string[]> {
  const { findings } = await lintText(JSON.stringify(policy), { kind: 'trust' })
  return findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)
}

test.each(Object.entries(cases).map(([name, one]) => [name, one.about, one] as const))(
  '%s, %s',
  async (_name, _about, one) => {
    const policy = trustOf(one)
    const provider = `arn:${one.partition ?? 'aws'}:iam::111122223333:oidc-provider/${github}`
    const clientIds = ['sts.amazonaws.com', 'sts.amazonaws.com.cn']
    const answer = evaluateWebIdentity({ provider, clientIds, role, claims: { ...usual, ...one.token } }, policy)
    expect(answer.decision).toBe(one.decision)
    const found = await findingsOf(policy)
    if (one.finding === undefined) expect(found).toEqual([])
    else expect(found).toContain(one.finding)
  },
)

test('T14, one cluster in the trust of a task role is a finding, and every cluster of the account is none', async () => {
  const trust = (SourceArn: string) =>
    policyOf([
      {
        Effect: 'Allow',
        Principal: { Service: 'ecs-tasks.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '111122223333' },
          ArnLike: { 'aws:SourceArn': SourceArn },
        },
      },
    ])
  expect(await findingsOf(trust('arn:aws:ecs:eu-west-1:111122223333:cluster/app'))).toContain('TRUST_CLUSTER_ARN')
  expect(await findingsOf(trust('arn:aws:ecs:eu-west-1:111122223333:*'))).toEqual([])
})

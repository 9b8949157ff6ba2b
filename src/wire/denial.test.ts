import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDenial } from './denial.ts'

interface Recorded {
  readonly code: string
  readonly message: string | null
  readonly about: string
}

const recorded: Recorded[] = JSON.parse(
  readFileSync(new URL('../../test/vectors/iam/denials.json', import.meta.url), 'utf8'),
)
const ops = 'arn:aws:iam::111122223333:user/ops'

describe('parseDenial() of texts recorded on AWS', () => {
  const denials = recorded.filter(({ message }) => message?.includes('not authorized to perform'))
  it.each(denials)('reads: $about', ({ message }) => {
    const found = parseDenial(message ?? '')
    // Independent of the parser: the parts of the sentence stand in it, and put together again they make up its beginning.
    expect(found?.action).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/)
    const quote = message?.includes('resource: "') ? '"' : ''
    const on = found?.resource === undefined ? '' : ` on resource: ${quote}${found.resource}${quote}`
    const sentence = `User: ${found?.principal} is not authorized to perform: ${found?.action}${on}`
    const reason = message?.slice(sentence.length) ?? ''
    expect(message).toMatch(/^(User: |Not authorized)/)
    if (found?.principal) expect(message?.startsWith(sentence)).toBe(true)
    const kind = reason.includes('because no') ? 'implicit' : reason.includes('explicit deny') ? 'explicit' : 'unknown'
    expect(found?.kind).toBe(kind)
    if (kind !== 'unknown') expect(reason).toContain(` ${found?.policyType}`)
    expect(found?.policyArn).toBe(/policy: (arn:\S+)/.exec(reason)?.[1])
  })

  const others = recorded.filter(({ message }) => message && !message.includes('uthorized to perform'))
  it.each(others)('takes for no denial: $about', ({ message }) => {
    expect(parseDenial(message ?? '')).toBeUndefined()
  })
})

describe('parseDenial()', () => {
  const update = `User: ${ops} is not authorized to perform: ecs:UpdateService`
  const service = 'arn:aws:ecs:eu-west-1:111122223333:service/app/web'
  const base = { principal: ops, action: 'ecs:UpdateService', resource: service }

  it.each([
    [
      'nothing allows it',
      `${update} on resource: ${service} because no identity-based policy allows the ecs:UpdateService action`,
      { ...base, kind: 'implicit', policyType: 'identity-based policy' },
    ],
    ['the old form, which ends after the resource', `${update} on resource: ${service}`, { ...base, kind: 'unknown' }],
    [
      'the old form with an explicit deny',
      `${update} on resource: ${service} with an explicit deny`,
      { ...base, kind: 'explicit' },
    ],
    [
      'a service control policy',
      `${update} on resource: ${service} with an explicit deny in a service control policy`,
      { ...base, kind: 'explicit', policyType: 'service control policy' },
    ],
    [
      'the same with the ARN and a link behind it',
      `${update} on resource: ${service} with an explicit deny in a service control policy: arn:aws:organizations::999988887777:policy/o-a/service_control_policy/p-b. Go to https://eu-west-1.console.aws.amazon.com/iam/home for complete details`,
      {
        ...base,
        kind: 'explicit',
        policyType: 'service control policy',
        policyArn: 'arn:aws:organizations::999988887777:policy/o-a/service_control_policy/p-b',
      },
    ],
    [
      'a permissions boundary that does not allow',
      `${update} on resource: ${service} because no permissions boundary allows the ecs:UpdateService action`,
      { ...base, kind: 'implicit', policyType: 'permissions boundary' },
    ],
    [
      'a permissions boundary that denies',
      `${update} on resource: ${service} with an explicit deny in a permissions boundary`,
      { ...base, kind: 'explicit', policyType: 'permissions boundary' },
    ],
    [
      'a session policy, as one page of AWS spells it',
      `${update} on resource: ${service} because no sessions policy allows the ecs:UpdateService action`,
      { ...base, kind: 'implicit', policyType: 'session policy' },
    ],
    [
      'a VPC endpoint policy, by way of an organisation',
      `${update} on resource: * with an explicit deny in a VPC endpoint policy transitively through a service control policy`,
      { ...base, resource: '*', kind: 'explicit', policyType: 'VPC endpoint policy' },
    ],
    [
      'a trust policy',
      `User: ${ops} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/x because no role trust policy allows the sts:AssumeRole action`,
      {
        principal: ops,
        action: 'sts:AssumeRole',
        resource: 'arn:aws:iam::1:role/x',
        kind: 'implicit',
        policyType: 'role trust policy',
      },
    ],
    [
      'a resource with spaces, quotes and the very words of a reason',
      `User: ${ops} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::tf/a "b" with an explicit deny in a c" because no identity-based policy allows the s3:GetObject action`,
      {
        principal: ops,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::tf/a "b" with an explicit deny in a c',
        kind: 'implicit',
        policyType: 'identity-based policy',
      },
    ],
    [
      'a group with empty parts',
      `User: ${ops} is not authorized to perform: logs:DescribeLogGroups on resource: arn:aws:logs:eu-west-1:1:log-group::log-stream: because no identity-based policy allows the logs:DescribeLogGroups action`,
      {
        principal: ops,
        action: 'logs:DescribeLogGroups',
        resource: 'arn:aws:logs:eu-west-1:1:log-group::log-stream:',
        kind: 'implicit',
        policyType: 'identity-based policy',
      },
    ],
    [
      'an account in place of an ARN, an action without its service',
      'User with accountId: 111122223333 is not authorized to perform CreateLogGroup with Tags',
      { principal: '111122223333', action: 'CreateLogGroup', kind: 'unknown' },
    ],
    [
      'a quoted message of another service',
      `ResourceInitializationError: unable to pull secrets: User: ${ops} is not authorized to perform: ssm:GetParameters on resource: ${service} because no identity-based policy allows the ssm:GetParameters action\n\tstatus code: 400, request id: 1-2`,
      {
        principal: ops,
        action: 'ssm:GetParameters',
        resource: service,
        kind: 'implicit',
        policyType: 'identity-based policy',
      },
    ],
    [
      'an old form that is quoted',
      `AccessDeniedException: ${update} on resource: ${service}\n\tstatus code: 400, request id: 1-2`,
      { ...base, kind: 'unknown' },
    ],
    [
      'an encoded reason',
      `You are not authorized to perform this operation. User: ${ops} is not authorized to perform: ec2:RunInstances on resource: * because no identity-based policy allows the ec2:RunInstances action. Encoded authorization failure message: aBc-1`,
      {
        principal: ops,
        action: 'ec2:RunInstances',
        resource: '*',
        kind: 'implicit',
        policyType: 'identity-based policy',
        encoded: 'aBc-1',
      },
    ],
    [
      'a resource that is named without an ARN, with a link',
      `User: ${ops} is not authorized to perform: iam:GetRole on resource: role ferry. Go to https://us-east-1.console.aws.amazon.com/iam/x for complete details`,
      { principal: ops, action: 'iam:GetRole', resource: 'role ferry', kind: 'unknown' },
    ],
  ])('reads %s', (_, message, expected) => {
    expect(parseDenial(message)).toEqual(expected)
  })

  it.each(['', 'Access Denied', 'Cluster not found.', 'not authorized to perform: '])(
    'takes %j for no denial',
    (text) => {
      expect(parseDenial(text)).toBeUndefined()
    },
  )
})

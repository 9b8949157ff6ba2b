import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadShapes } from '../../shapes/index.ts'
import { serviceSpec } from '../services.ts'
import { codecOf, UnreadableAnswer } from './index.ts'

const samples = {
  ecs: ['DescribeServices', '{"services":[{"serviceName":"web","events":[{"createdAt":1.7E9}]}],"__proto__":{"a":1}}'],
  sts: [
    'AssumeRole',
    '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A&amp;B</AccessKeyId></Credentials><PackedPolicySize>6</PackedPolicySize></AssumeRoleResult></AssumeRoleResponse>',
  ],
  iam: [
    'SimulateCustomPolicy',
    '<SimulateCustomPolicyResponse><SimulateCustomPolicyResult><EvaluationResults><member><EvalActionName>a</EvalActionName><EvalDecisionDetails><entry><key>k</key><value>allowed</value></entry></EvalDecisionDetails></member></EvaluationResults></SimulateCustomPolicyResult></SimulateCustomPolicyResponse>',
  ],
  s3: ['ListObjectsV2', '<ListBucketResult><Contents><Key>a</Key><Size>1</Size></Contents></ListBucketResult>'],
} as const

/** A good answer with a piece cut out, doubled or replaced; or anything at all. */
function damaged(sample: string) {
  return fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .tuple(
        fc.nat(sample.length),
        fc.nat(sample.length),
        fc.constantFrom('', '<', '>', '&', '</', '"', '{', '\u0000', '<!--', '<![CDATA['),
      )
      .map(([from, to, piece]) => Buffer.from(sample.slice(0, from) + piece + sample.slice(to))),
  )
}

describe('damaged answers', () => {
  it.each(Object.keys(samples) as (keyof typeof samples)[])(
    'of %s are read or refused, never a bug',
    async (service) => {
      const [operation, sample] = samples[service]
      const spec = serviceSpec(service)
      const codec = await codecOf(spec.protocol)
      const endpoint = { url: 'https://x', signingRegion: 'eu-west-1', custom: false }
      const call = { service, operation, spec, shapes: await loadShapes(service), endpoint, input: {} }
      expect(codec.decode(call, { status: 200, headers: {}, body: Buffer.from(sample) })).toBeTypeOf('object')
      fc.assert(
        fc.property(damaged(sample), fc.constantFrom(200, 400, 403, 500), (body, status) => {
          const response = { status, headers: {}, body }
          expect(codec.decodeError(call, response).code).toBeTruthy()
          try {
            expect(codec.decode(call, response)).toBeTypeOf('object')
          } catch (error) {
            expect(error).toBeInstanceOf(UnreadableAnswer)
          }
          expect(Object.prototype).not.toHaveProperty('a')
        }),
        { numRuns: 300 },
      )
    },
  )
})

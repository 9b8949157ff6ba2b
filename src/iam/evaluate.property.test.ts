import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AccessRequest,
  type AnyPolicy,
  type CompiledPolicy,
  compilePolicy,
  covers,
  evaluate,
  type PolicyDocument,
  type PolicySet,
  parsePolicy,
  policyOf,
  printPolicy,
  type StatementDocument,
  toDocument,
  unknown,
} from './index.ts'
import { decideNaively } from './testing/naive-evaluator.ts'

const runs = { numRuns: 10_000 }

// Small alphabets, so that patterns and values meet often.
const action = fc.constantFrom('ecs:RunTask', 'ecs:StopTask', 'iam:PassRole', 's3:GetObject')
const actionPattern = fc.oneof(
  action,
  fc.constantFrom('*', 'ecs:*', 'ECS:run*', 'ecs:???pTask', 's3:Get*', 'ecs:*Task', '*:*'),
)
const resource = fc.constantFrom(
  '*',
  'arn:aws:ecs:eu-west-1:111122223333:task/app/1',
  'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7',
  'arn:aws:ecs:us-east-1:111122223333:task/app2/12',
  'arn:aws:s3:::tf/a/b',
)
const resourcePattern = fc.oneof(
  resource,
  fc.constantFrom(
    'arn:aws:ecs:*:*:task/app/*',
    'arn:aws:ecs:*:111122223333:task/app*',
    'arn:aws:ecs:eu-*-1:*:*',
    'arn:aws:s3:::tf/*/b',
    'arn:*:ecs:*:*:task-definition/web:?',
    'arn:aws:s3:::?f/*',
  ),
)
const text = fc.constantFrom('dev', 'prod', 'dev-1', 'true', 'false', '7', '70')
const cluster = fc.constantFrom(
  'arn:aws:ecs:eu-west-1:111122223333:cluster/app',
  'arn:aws:ecs:eu-west-1:111122223333:cluster/other',
)
const context = fc.record(
  {
    'aws:RequestTag/env': text,
    'aws:TagKeys': fc.array(text, { minLength: 1, maxLength: 3 }),
    'ecs:cluster': cluster,
    'ecs:task-cpu': fc.constantFrom('7', '70', '700'),
  },
  { requiredKeys: [] },
)
const operator = fc.constantFrom(
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLikeIfExists',
  'StringEqualsIfExists',
  'ForAnyValue:StringEquals',
  'ForAllValues:StringLike',
  'ForAnyValue:StringNotEquals',
  'ForAllValues:StringNotEquals',
  'Bool',
  'Null',
)
const condition = fc
  .tuple(
    operator,
    fc.constantFrom('aws:RequestTag/env', 'aws:TagKeys'),
    fc.constantFrom('dev', 'prod', 'dev*', '*', '?', '7?', 'true', ['dev', 'true'], ['7', 'prod*']),
  )
  .map(([name, key, values]) => ({ [name]: { [key]: values } }))
const conditions = fc.oneof(
  condition,
  fc.tuple(condition, condition).map(([one, other]) => ({ ...one, ...other })),
)
const typed = fc.constantFrom<StatementDocument['Condition']>(
  { ArnLike: { 'ecs:cluster': 'arn:aws:ecs:*:*:cluster/a*' } },
  { ArnNotEquals: { 'ecs:cluster': 'arn:aws:ecs:*:*:cluster/a*' } },
  { NumericLessThan: { 'ecs:task-cpu': '100' } },
  { NumericLessThanIfExists: { 'ecs:task-cpu': ['10', '5'] } },
)
function some(pattern: fc.Arbitrary<string>): fc.Arbitrary<string | string[]> {
  return fc.oneof(pattern, fc.array(pattern, { minLength: 1, maxLength: 3 }))
}
const effect = fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const)

const statement: fc.Arbitrary<StatementDocument> = fc
  .tuple(
    effect,
    some(actionPattern),
    some(resourcePattern),
    fc.option(fc.oneof(conditions, typed), { nil: undefined }),
    fc.nat(9),
  )
  .map(([Effect, actions, resources, Condition, form]) => ({
    Effect,
    ...(form === 0 ? { NotAction: actions } : { Action: actions }),
    ...(form === 1 ? { NotResource: resources } : { Resource: resources }),
    ...(Condition && { Condition }),
  }))
const policy: fc.Arbitrary<PolicyDocument> = fc.array(statement, { maxLength: 3 }).map(policyOf)
const request: fc.Arbitrary<AccessRequest> = fc.record({
  principal: fc.constant('arn:aws:sts::111122223333:assumed-role/deploy/ci'),
  action,
  resource,
  context,
})
const policies = fc.record(
  {
    identityPolicies: fc.array(policy, { minLength: 1, maxLength: 2 }),
    permissionsBoundary: policy,
    sessionPolicy: policy,
    serviceControlPolicies: fc.array(policy, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['identityPolicies'] },
)

/** Compiles plain data once, for several evaluations. */
function compileAll(given: PolicySet): PolicySet {
  const compile = (one: AnyPolicy | readonly AnyPolicy[]): CompiledPolicy[] => [one].flat().map(compilePolicy)
  return Object.fromEntries(Object.entries(given).map(([type, value]) => [type, compile(value)]))
}

describe('evaluate()', () => {
  test('agrees with a naive second implementation', () => {
    fc.assert(
      fc.property(request, policies, (asked, given) => {
        expect(evaluate(asked, given).decision).toBe(decideNaively(asked, given))
      }),
      runs,
    )
  })

  test('turns no Allow into Deny when an Allow statement is added', () => {
    fc.assert(
      fc.property(request, policy, statement, (asked, given, added) => {
        const more = policyOf([...[given.Statement].flat(), { ...added, Effect: 'Allow' }])
        const before = evaluate(asked, { identityPolicies: [given] }).decision
        if (before === 'Allow') expect(evaluate(asked, { identityPolicies: [more] }).decision).toBe('Allow')
      }),
      runs,
    )
  })

  test('turns no Deny into Allow when a Deny statement is added', () => {
    fc.assert(
      fc.property(request, policies, statement, (asked, given, added) => {
        const compiled = compileAll(given)
        if (evaluate(asked, compiled).decision === 'Allow') return
        const denied = [...(compiled.identityPolicies ?? []), policyOf([{ ...added, Effect: 'Deny' }])]
        expect(evaluate(asked, { ...compiled, identityPolicies: denied }).decision).toBe('Deny')
      }),
      runs,
    )
  })

  test('allows for every value what it allows for an unknown', () => {
    const holes = [unknown('unread', 'one'), unknown('anything', 'two')]
    // The texts of a request with pieces replaced by holes, and what the holes may stand for.
    const pieces = fc.constantFrom('1', 'web', '7', '111122223333', 'app', 'eu-west-1', 'dev', 'a')
    fc.assert(
      fc.property(
        request,
        policies,
        pieces,
        fc.constantFrom(...holes),
        fc.array(fc.constantFrom('', 'x', '1', 'app', 'a/b', '7', '12'), { minLength: 3, maxLength: 3 }),
        (asked, given, piece, hole, values) => {
          const open = (value: string): string => value.replace(piece, hole)
          const openContext = Object.fromEntries(
            Object.entries(asked.context ?? {}).map(([key, value]) => [
              key,
              typeof value === 'string' ? open(value) : value.map(open),
            ]),
          )
          const asksOpen = { ...asked, resource: open(asked.resource), context: openContext }
          const compiled = compileAll(given)
          if (evaluate(asksOpen, compiled).decision === 'Deny') return
          for (const value of [piece, ...values]) {
            const close = (item: string): string => item.replaceAll(hole, value)
            const closed = Object.fromEntries(
              Object.entries(openContext).map(([key, item]) => [
                key,
                typeof item === 'string' ? close(item) : item.map(close),
              ]),
            )
            expect(evaluate({ ...asked, resource: close(asksOpen.resource), context: closed }, compiled).decision).toBe(
              'Allow',
            )
          }
        },
      ),
      runs,
    )
  })

  test('gives the same answer for a compiled policy, and a reason for each statement that does not match', () => {
    fc.assert(
      fc.property(request, policy, (asked, given) => {
        const compiled = compilePolicy(given)
        const decision = evaluate(asked, { identityPolicies: [compiled] })
        expect(decision.decision).toBe(evaluate(asked, { identityPolicies: [given] }).decision)
        const matching = compiled.statements.length - decision.reasons.length
        const denies = decision.matched.length
        if (decision.decision === 'Allow') expect(matching).toBe(denies)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('printPolicy()', () => {
  test('prints what parsePolicy() reads back', () => {
    fc.assert(
      fc.property(policy, (given) => {
        const read = parsePolicy(printPolicy(given))
        const again = parsePolicy(printPolicy(read))
        expect(toDocument(again)).toEqual(toDocument(read))
        expect(parsePolicy(printPolicy(again))).toEqual(again)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('covers()', () => {
  test('agrees with evaluate()', () => {
    fc.assert(
      fc.property(request, statement, (asked, given) => {
        const allowed = { ...given, Effect: 'Allow' as const }
        const { decision } = evaluate(asked, { identityPolicies: [policyOf([allowed])] })
        const need = {
          action: asked.action,
          resource: asked.resource,
          ...(asked.context && { context: asked.context }),
        }
        expect(covers(allowed, need).covered).toBe(decision === 'Allow')
      }),
      { numRuns: 2000 },
    )
  })
})

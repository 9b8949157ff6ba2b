import { type CompiledPolicy, compilePolicy, policyOf } from '../iam/index.ts'

/**
 * The word of the resource for judging what the caller's own policies are worth: it leaves the decision to the account. Keys and roles allow
 * nobody by themselves, and what belongs to another account has to allow it too; their own policies are another matter. Of ECS and the
 * others here nothing has a policy of its own: across accounts they stay closed.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html (both checked 2026-11)
 */
export function consentTo(account: string): CompiledPolicy {
  const [Effect, Resource] = ['Allow', '*'] as const
  return compilePolicy(policyOf([{ Effect, Principal: { AWS: account }, NotAction: closed, Resource }]))
}

const closed = ['ecs:*', 'logs:*', 'codedeploy:*', 'application-autoscaling:*', 'iam:*']

import type { PrintedPolicy } from './printed-policy.ts'

/** One policy as it is; several, or what is more than a policy, under their names. */
function dataOf(policies: readonly PrintedPolicy[]): object {
  const [only] = policies
  if (policies.length === 1 && only && only.managed.length === 0) return only.document
  return Object.fromEntries(policies.map((policy) => [policy.name, wholeOf(policy)]))
}

/** A pipeline's policies are bare; a service's role also has AWS's policies and its trust policy. */
function wholeOf({ document, managed, trust }: PrintedPolicy): object {
  if (trust === undefined && managed.length === 0) return document
  return {
    ...(hasStatements(document) && { PolicyDocument: document }),
    ...(managed.length > 0 && { ManagedPolicyArns: managed.map(({ arn }) => arn) }),
    ...(trust && { AssumeRolePolicyDocument: trust }),
  }
}

function hasStatements({ Statement }: PrintedPolicy['document']): boolean {
  return !Array.isArray(Statement) || Statement.length > 0
}

/** As AWS takes it. */
export function printJson(policies: readonly PrintedPolicy[]): string {
  return `${JSON.stringify(dataOf(policies), null, 2)}\n`
}

/** Without white space, which counts in some of IAM's limits. */
export function printCompactJson(policies: readonly PrintedPolicy[]): string {
  return `${JSON.stringify(dataOf(policies))}\n`
}

/** The same as YAML. */
export async function printYaml(policies: readonly PrintedPolicy[]): Promise<string> {
  const { stringify } = await import('yaml')
  return stringify(dataOf(policies), { lineWidth: 0, schema: 'yaml-1.1' })
}

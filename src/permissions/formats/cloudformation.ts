import { identifier, type PrintedPolicy, piecesOf, placeholderNames, statementsIn } from './printed-policy.ts'

/** Placeholders for which CloudFormation has pseudo parameters. */
const pseudo: Readonly<Record<string, string>> = { account: 'AWS::AccountId', region: 'AWS::Region' }

/**
 * A template in YAML: a managed policy for each policy, a role where a service assumes it. Placeholders become pseudo parameters or
 * parameters of the template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html (checked 2026-11)
 */
export async function printCloudFormation(policies: readonly PrintedPolicy[]): Promise<string> {
  const { stringify } = await import('yaml')
  const parameters = placeholderNames(policies).filter((name) => pseudo[name] === undefined)
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(parameters.length > 0 && {
      Parameters: Object.fromEntries(
        parameters.map((name) => [identifier(name, ''), { Type: 'String', Description: name }]),
      ),
    }),
    Resources: Object.fromEntries(policies.map(resourceOf)),
  }
  return stringify(template, { lineWidth: 0, schema: 'yaml-1.1' })
}

function resourceOf({ name, document, trust, managed }: PrintedPolicy): [string, object] {
  const id = identifier(name, '')
  const hasStatements = statementsIn(document).length > 0
  if (trust === undefined)
    return [`${id}Policy`, { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: substituted(document) } }]
  const properties = {
    AssumeRolePolicyDocument: substituted(trust),
    ...(managed.length > 0 && { ManagedPolicyArns: managed.map(({ arn }) => arn) }),
    ...(hasStatements && { Policies: [{ PolicyName: name, PolicyDocument: substituted(document) }] }),
  }
  return [`${id}Role`, { Type: 'AWS::IAM::Role', Properties: properties }]
}

/** Texts with placeholders go through `Fn::Sub`; IAM's own escapes in them are escaped once more. */
function substituted(value: unknown): unknown {
  if (typeof value === 'string') return substitutedText(value)
  if (Array.isArray(value)) return value.map(substituted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituted(item)]))
}

function substitutedText(text: string): unknown {
  const pieces = piecesOf(text)
  if (!pieces.some(({ kind }) => kind === 'placeholder')) return text
  const inner = pieces.map((piece) => {
    if (piece.kind === 'placeholder') return `\${${pseudo[piece.name] ?? identifier(piece.name, '')}}`
    return piece.kind === 'escape' ? `\${!${piece.text}}` : piece.text
  })
  return { 'Fn::Sub': inner.join('') }
}

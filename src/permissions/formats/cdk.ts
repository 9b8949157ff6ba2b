import type { StatementDocument } from '../../iam/index.ts'
import { identifier, listIn, type PrintedPolicy, piecesOf, placeholderNames, statementsIn } from './printed-policy.ts'

/** A TypeScript module for the AWS CDK: one function a policy, whose parameter holds what has to be filled in. */
export function printCdk(policies: readonly PrintedPolicy[]): string {
  const head = "import { Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'"
  return `${[usesDeny(policies) ? head : head.replace('Effect, ', ''), ...policies.map(functionOf)].join('\n\n')}\n`
}

function usesDeny(policies: readonly PrintedPolicy[]): boolean {
  return policies.some(({ document }) => statementsIn(document).some(({ Effect }) => Effect === 'Deny'))
}

function functionOf(policy: PrintedPolicy): string {
  const { name, document, managed } = policy
  // The trust policy comes from the CDK's own `assumedBy`.
  const names = placeholderNames([{ ...policy, trust: undefined }]).map(camel)
  const parameter =
    names.length === 0 ? '' : `{ ${names.join(', ')} }: Record<${names.map((one) => `'${one}'`).join(' | ')}, string>`
  const about = managed.map(({ arn, about: use }) => ` * AWS keeps a policy for ${use}: ${arn}`)
  const comment = ['/**', ` * The policy of ${name}.`, ...about, ' */'].join('\n')
  const statements = statementsIn(document).map(statementOf).join('\n')
  return `${comment}\nexport function ${camel(name)}Policy(${parameter}): PolicyDocument {\n  return new PolicyDocument({\n    statements: [\n${statements}\n    ],\n  })\n}`
}

function statementOf({ Sid, Effect, Action, Resource, Condition }: StatementDocument): string {
  const lines = [
    ...(Sid === undefined ? [] : [`sid: ${quoted(Sid)},`]),
    ...(Effect === 'Deny' ? ['effect: Effect.DENY,'] : []),
    `actions: [${listIn(Action).map(quoted).join(', ')}],`,
    `resources: [${listIn(Resource).map(quoted).join(', ')}],`,
    ...(Condition ? [`conditions: ${conditions(Condition)},`] : []),
  ]
  return `      new PolicyStatement({\n${lines.map((line) => `        ${line}`).join('\n')}\n      }),`
}

function conditions(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(conditions).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${/^\w+$/.test(key) ? key : quoted(key)}: ${conditions(item)}`)
    .join(', ')} }`
}

function quoted(text: string): string {
  const pieces = piecesOf(text)
  if (pieces.every(({ kind }) => kind !== 'placeholder'))
    return `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n')}'`
  const inner = pieces.map((piece) => {
    if (piece.kind === 'placeholder') return `\${${camel(piece.name)}}`
    if (piece.kind === 'escape') return `\\\${${piece.text}}`
    return piece.text.replace(/[\\`]|\$(?=\{)/g, '\\$&')
  })
  return `\`${inner.join('')}\``
}

function camel(name: string): string {
  const pascal = identifier(name, '')
  return pascal.charAt(0).toLowerCase() + pascal.slice(1)
}

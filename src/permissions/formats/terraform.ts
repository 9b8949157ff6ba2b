import type { StatementDocument } from '../../iam/index.ts'
import { identifier, listIn, type PrintedPolicy, piecesOf, placeholderNames, statementsIn } from './printed-policy.ts'

/**
 * The policies as data sources of Terraform, which prints them as JSON. Placeholders become variables.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document (`&{}`, checked 2026-11)
 */
export function printTerraform(policies: readonly PrintedPolicy[]): string {
  const variables = placeholderNames(policies).map(
    (name) => `variable "${identifier(name, '_')}" {\n  description = ${quoted(name)}\n  type        = string\n}`,
  )
  return `${[...variables, ...policies.flatMap(blocksOf)].join('\n\n')}\n`
}

function blocksOf({ name, document, trust, managed }: PrintedPolicy): string[] {
  const id = identifier(name, '_')
  const statements = statementsIn(document)
  return [
    ...(statements.length > 0 ? [documentBlock(id, statements)] : []),
    ...(trust ? [documentBlock(`${id}_trust`, statementsIn(trust))] : []),
    ...(managed.length > 0
      ? [
          `locals {\n  ${id}_managed_policy_arns = ${list(
            managed.map(({ arn }) => arn),
            '  ',
          )}\n}`,
        ]
      : []),
  ]
}

function documentBlock(id: string, statements: readonly StatementDocument[]): string {
  return `data "aws_iam_policy_document" "${id}" {\n${statements.map(statementBlock).join('\n\n')}\n}`
}

function statementBlock(statement: StatementDocument): string {
  const lines = [
    ...aligned([
      ...(statement.Sid === undefined ? [] : [['sid', quoted(statement.Sid)] as const]),
      ...(statement.Effect === 'Deny' ? [['effect', '"Deny"'] as const] : []),
      ['actions', list(listIn(statement.Action), '    ')],
      ...(statement.Resource === undefined ? [] : [['resources', list(listIn(statement.Resource), '    ')] as const]),
    ]),
    ...principalBlocks(statement.Principal),
    ...Object.entries(statement.Condition ?? {}).flatMap(([test, keys]) =>
      Object.entries(keys).map(
        ([variable, values]) =>
          `\n    condition {\n${aligned([
            ['test', quoted(test)],
            ['variable', quoted(variable)],
            ['values', list([values].flat().map(String), '      ')],
          ])
            .map((line) => `      ${line}\n`)
            .join('')}    }`,
      ),
    ),
  ]
  return `  statement {\n${lines.map((line) => (line.startsWith('\n') ? line : `    ${line}`)).join('\n')}\n  }`
}

/** Attributes below each other, as `terraform fmt` leaves them: a value of several lines stands by itself. */
function aligned(attributes: readonly (readonly [name: string, value: string])[]): string[] {
  const isLong = (index: number) => attributes[index]?.[1].includes('\n') ?? true
  return attributes.map(([name, value], index) => {
    let [first, last] = [index, index]
    while (!isLong(index) && !isLong(first - 1)) first--
    while (!isLong(index) && !isLong(last + 1)) last++
    const width = Math.max(...attributes.slice(first, last + 1).map(([one]) => one.length))
    return `${name.padEnd(width)} = ${value}`
  })
}

function principalBlocks(principal: StatementDocument['Principal']): string[] {
  if (principal === undefined || typeof principal === 'string') return []
  return Object.entries(principal).map(
    ([type, ids]) =>
      `\n    principals {\n${aligned([
        ['type', quoted(type)],
        ['identifiers', list(listIn(ids), '      ')],
      ])
        .map((line) => `      ${line}\n`)
        .join('')}    }`,
  )
}

/** One in a line, several below each other, as `terraform fmt` leaves them. */
function list(texts: readonly string[], indent: string): string {
  if (texts.length <= 1) return `[${texts.map(quoted).join('')}]`
  return `[\n${texts.map((text) => `${indent}  ${quoted(text)},`).join('\n')}\n${indent}]`
}

function quoted(text: string): string {
  const inner = piecesOf(text).map((piece) => {
    if (piece.kind === 'placeholder') return `\${var.${identifier(piece.name, '_')}}`
    if (piece.kind === 'escape') return `&{${piece.text}}`
    return JSON.stringify(piece.text)
      .slice(1, -1)
      .replace(/([$%])\{/g, '$1$1{')
  })
  return `"${inner.join('')}"`
}

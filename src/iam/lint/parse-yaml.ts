import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments } from 'yaml'
import { nestsDeeper } from '../json/nesting.ts'
import { locator } from '../json/scanner.ts'
import type { JsonNode, Location, Member } from '../json/tree.ts'
import type { Problem, Report } from '../problem.ts'

// Aliases of aliases can make a small file enormous; a policy within IAM's quotas has a few hundred nodes in all.
const mostAliased = 10_000
const deepest = 100

/** The problems that the YAML library reports, beside those that JSON has too. */
export type YamlReport = (message: string, at: Location) => void

/** Reads YAML into the same tree as JSON. */
export function parseYaml(text: string, report: Report, reportSyntax: YamlReport): JsonNode | undefined {
  const place = locator(text)
  const documents = parseDocuments(text)
  if (documents === undefined) {
    report({ code: 'JSON_TOO_DEEP', message: 'the text nests deeper than can be read', at: place(0, 1) })
    return undefined
  }
  if ('empty' in documents) {
    report({ code: 'JSON_EMPTY', message: 'there is no policy in the file', at: place(0, 0) })
    return undefined
  }
  const [first, second] = documents
  if (!first) return undefined
  for (const error of first.errors) {
    const [from, to] = error.pos
    reportSyntax(
      error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
      place(from, Math.max(0, to - from)),
    )
  }
  if (second) {
    const at = place(second.range?.[0] ?? 0, 1)
    const problem: Problem = { code: 'JSON_TWO_DOCUMENTS', message: 'a second document follows the policy', at }
    report({ ...problem, hint: 'keep one policy in one file' })
  }
  let aliased = 0
  const convert = (node: Node | null | undefined, depth: number, inAlias: boolean): JsonNode => {
    const [from = 0, to = 0] = node?.range ?? []
    const at = place(from, to - from)
    const source = isAlias(node) ? node.resolve(first) : node
    const isAliased = inAlias || isAlias(node)
    if (isAliased) aliased++
    if (depth > deepest || aliased > mostAliased) {
      const message =
        depth > deepest
          ? `the text nests deeper than ${deepest} levels`
          : `aliases repeat more than ${mostAliased} values`
      if (depth > deepest || aliased === mostAliased + 1) report({ code: 'JSON_TOO_DEEP', message, at })
      return { kind: 'null', text: 'null', at }
    }
    if (isMap(source)) {
      const members = source.items.flatMap((pair): Member[] => {
        if (!isPair(pair)) return []
        const key = convert(asNode(pair.key), depth + 1, isAliased)
        return key.kind === 'object' || key.kind === 'list'
          ? []
          : [{ key, value: convert(asNode(pair.value), depth + 1, isAliased) }]
      })
      return { kind: 'object', members, at }
    }
    if (isSeq(source))
      return { kind: 'list', items: source.items.map((item) => convert(asNode(item), depth + 1, isAliased)), at }
    const value = isScalar(source) ? source.value : null
    const written = isScalar(source) ? (source.source ?? String(value)) : 'null'
    if (typeof value === 'boolean' || typeof value === 'number')
      return { kind: typeof value === 'number' ? 'number' : 'boolean', text: written, at }
    return typeof value === 'string' ? { kind: 'string', text: value, at } : { kind: 'null', text: 'null', at }
  }
  return convert(first.contents, 0, false)
}

// The library's types allow any value where a parsed document has nodes.
function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null
}

function parseDocuments(text: string): ReturnType<typeof parseAllDocuments> | undefined {
  if (nestsDeeper(text, deepest)) return undefined
  try {
    // With unique keys the library reports duplicates in a wording of its own; ours comes from the grammar.
    return parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', stringKeys: false })
  } catch (error) {
    // The library recurses; text that exhausts the stack is no policy.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

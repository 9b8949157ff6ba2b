import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml'
import { locator } from '../json/scanner.ts'
import type { JsonNode, Location, Member } from '../json/tree.ts'
import type { Problem, Report } from '../problem.ts'

// Aliases can make a small file enormous; a policy within IAM's quotas has a few hundred nodes.
const mostNodes = 50_000
const deepest = 100

/** What the YAML library has to say, beside the problems that JSON has too. */
export type YamlReport = (message: string, at: Location) => void

/** Reads YAML into the same tree as JSON. */
export function parseYaml(text: string, report: Report, reportSyntax: YamlReport): JsonNode | undefined {
  const place = locator(text)
  // `unique` reports duplicates itself, in a wording of its own; ours comes from the grammar.
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    lineCounter: new LineCounter(),
    logLevel: 'silent',
    stringKeys: false,
  })
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
    const at = place(second.range[0], 1)
    const problem: Problem = { code: 'JSON_TWO_DOCUMENTS', message: 'a second document follows the policy', at }
    report({ ...problem, hint: 'keep one policy in one file' })
  }
  let nodes = 0
  const convert = (node: Node | null | undefined, depth: number): JsonNode => {
    const [from = 0, to = 0] = node?.range ?? []
    const at = place(from, to - from)
    const source = isAlias(node) ? node.resolve(first) : node
    if (depth > deepest || ++nodes > mostNodes) {
      if (depth > deepest)
        report({ code: 'JSON_TOO_DEEP', message: `the text nests deeper than ${deepest} levels`, at })
      return { kind: 'null', text: 'null', at }
    }
    if (isMap(source)) {
      const members = source.items.flatMap((pair): Member[] => {
        if (!isPair(pair)) return []
        const key = convert(asNode(pair.key), depth + 1)
        return key.kind === 'object' || key.kind === 'list'
          ? []
          : [{ key, value: convert(asNode(pair.value), depth + 1) }]
      })
      return { kind: 'object', members, at }
    }
    if (isSeq(source)) return { kind: 'list', items: source.items.map((item) => convert(asNode(item), depth + 1)), at }
    const value = isScalar(source) ? source.value : null
    const written = isScalar(source) ? (source.source ?? String(value)) : 'null'
    if (typeof value === 'boolean' || typeof value === 'number')
      return { kind: typeof value === 'number' ? 'number' : 'boolean', text: written, at }
    return typeof value === 'string' ? { kind: 'string', text: value, at } : { kind: 'null', text: 'null', at }
  }
  return convert(first.contents, 0)
}

// The library's types allow any value where a parsed document has nodes.
function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null
}

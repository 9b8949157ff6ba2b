import type { Statement } from './node.ts'

/** Unicode's white space as Go knows it; JavaScript's `trim` differs in U+0085 and U+FEFF. */
const ONLY_SPACE = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$/

/** True for a template of nothing but spaces and comments: another definition may replace it. */
export function isEmptyTree(list: readonly Statement[]): boolean {
  return list.every((statement) => statement.kind === 'text' && ONLY_SPACE.test(statement.text))
}

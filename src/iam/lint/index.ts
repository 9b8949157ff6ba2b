/**
 * The linter of policies: text in, findings with positions out. A door of its own, because it brings AWS's table of actions along.
 */
export { type FindingCode, findingCodes, type Severity } from './codes.ts'
export { type Finding, findingOf } from './finding.ts'
export type { PolicyKind } from './kind.ts'
export { type LintOptions, type LintResult, lintText } from './lint-text.ts'
export { parsePolicyText } from './read-tree.ts'
export { renderJson } from './render/json.ts'
export { renderSarif } from './render/sarif.ts'
export type { Source } from './render/source.ts'
export { renderText } from './render/text.ts'

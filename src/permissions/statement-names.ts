import type { Check, Grade } from '../calls/index.ts'

/** The name under which a check is granted: what its operation says, else the action's own. */
function nameOf({ action, statement }: Check, grade: Grade): string {
  if (!statement) return action.replace(/^[^:]*:/, '').replace(/[^A-Za-z0-9]/g, '')
  return grade === 'required' ? (statement.required ?? statement.name) : statement.name
}

/** Checks with the same group share a statement where grade, condition and resources agree. */
export function groupOf(check: Check, grade: Grade): string {
  return check.statement?.joins ?? nameOf(check, grade)
}

/** A statement bears the name of its group, unless all in it only join that one. */
export function sidOf(checks: readonly Check[], grade: Grade): string {
  const names = checks.map((check) => nameOf(check, grade))
  return checks.map((check) => groupOf(check, grade)).find((group) => names.includes(group)) ?? names[0] ?? ''
}

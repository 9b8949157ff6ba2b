import type { TemplateError } from '../error.ts'

/** Nobody reads a longer list of what is missing. */
const MAX_PROBLEMS = 1000

/** Failures that do not stop the run, so that all of them can be reported. */
export class Problems {
  readonly list: TemplateError[] = []
  /** Number of needs there were at the first failure. */
  needsBefore = 0
  readonly #messages = new Set<string>()

  /** Notes a failure, once per place, however often a loop comes by. Throws it when there are too many. */
  add(failure: TemplateError, needCount: number): void {
    if (this.#messages.has(failure.message)) return
    if (this.list.length >= MAX_PROBLEMS) throw failure
    if (this.list.length === 0) this.needsBefore = needCount
    this.#messages.add(failure.message)
    this.list.push(failure)
  }
}

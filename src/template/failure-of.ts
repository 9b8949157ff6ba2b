import { TemplateError } from './error.ts'

/** The error that something throws. For tests. */
export function failureOf(run: () => unknown): TemplateError {
  try {
    run()
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

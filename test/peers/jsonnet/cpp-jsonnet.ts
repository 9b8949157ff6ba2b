import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** An outcome of the C++ implementation: JSON, or its message with every frame. */
export interface CppAnswer {
  readonly out: string
  /** Empty if there was no error. */
  readonly error: string
}

/** Evaluates programs in one process of a Python that has the package `jsonnet`. */
export function evaluateWithCpp(python: string, sources: readonly string[]): CppAnswer[] {
  const script = fileURLToPath(new URL('evaluate.py', import.meta.url))
  const options = { input: JSON.stringify(sources), encoding: 'utf8', maxBuffer: 1 << 30, timeout: 240_000 } as const
  return JSON.parse(execFileSync(python, [script], options))
}

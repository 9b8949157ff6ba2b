import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A template for Go's engine. `repeat` is for measuring. */
export interface GoCase {
  readonly source: string
  readonly env?: Readonly<Record<string, string>>
  readonly repeat?: number
}

/** An outcome of Go's engine: `out` in base64, or an error text. Times are medians. */
export interface GoAnswer {
  readonly out: string | null
  readonly error: string
  readonly parseMs: number
  readonly execMs: number
}

/** Go's own text/template, compiled for one test run. */
export interface GoEngine {
  readonly render: (cases: readonly GoCase[], ext?: unknown) => GoAnswer[]
  readonly remove: () => void
}

/** Error text of a case that Go did not survive. */
export const CRASHED = 'the process died'

/** Compiles the engine; needs the standard library only, and no network. */
export function buildGoEngine(go: string, source = new URL('main.go', import.meta.url).pathname): GoEngine {
  const folder = mkdtempSync(join(tmpdir(), 'go-template-'))
  const program = join(folder, 'engine')
  execFileSync(go, ['build', '-o', program, source], {
    cwd: folder,
    env: { ...process.env, HOME: process.env['HOME'] ?? folder, GOFLAGS: '', GOWORK: 'off' },
  })
  return {
    render: (cases, ext = {}) => runBatch(program, cases, ext),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** One run of the program. Endless recursion can kill it, so a batch that does is halved until the culprit is alone. */
function runBatch(program: string, cases: readonly GoCase[], ext: unknown): GoAnswer[] {
  try {
    const output = execFileSync(program, {
      input: JSON.stringify({ ext, cases }),
      maxBuffer: 1 << 30,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    const answers: GoAnswer[] = JSON.parse(output.toString())
    return answers
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) throw error
    if (cases.length === 1) return [{ out: null, error: CRASHED, parseMs: 0, execMs: 0 }]
    const half = cases.length >> 1
    return [...runBatch(program, cases.slice(0, half), ext), ...runBatch(program, cases.slice(half), ext)]
  }
}

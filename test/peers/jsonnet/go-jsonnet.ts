import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An outcome of go-jsonnet. */
export interface GoAnswer {
  readonly out: string
  /** Message and trace; empty if there was no error. */
  readonly error: string
  readonly milliseconds: number
}

/** go-jsonnet, compiled for one run of the tests. */
export interface GoJsonnet {
  readonly evaluate: (sources: readonly string[]) => GoAnswer[]
  readonly remove: () => void
}

/** Compiles go-jsonnet 0.22 from its module with a Go toolchain. Undefined where the module cannot be had. */
export function buildGoJsonnet(
  go: string,
  source = new URL('main.go', import.meta.url).pathname,
): GoJsonnet | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'go-jsonnet-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  copyFileSync(source, join(folder, 'main.go'))
  writeFileSync(join(folder, 'go.mod'), 'module peer\n\ngo 1.23\n\nrequire github.com/google/go-jsonnet v0.22.0\n')
  const program = join(folder, 'peer')
  try {
    const env = { ...process.env, HOME: process.env['HOME'] ?? folder, GOFLAGS: '-mod=mod', GOWORK: 'off' }
    execFileSync(go, ['build', '-o', program, '.'], { cwd: folder, env, stdio: 'ignore', timeout: 240_000 })
  } catch {
    remove()
    return undefined
  }
  const evaluate = (sources: readonly string[]): GoAnswer[] => {
    const output = execFileSync(program, { input: JSON.stringify(sources), maxBuffer: 1 << 30 })
    return JSON.parse(output.toString())
  }
  return { evaluate, remove }
}

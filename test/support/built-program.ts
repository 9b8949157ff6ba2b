import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { rolldown } from 'rolldown'

/** The command line as users have it: a program of its own. */
export interface CommandLine {
  /** The script that Node.js runs. */
  readonly file: string
  /** Runs it in a project's folder with nothing in its environment but what is given. */
  run(argv: readonly string[], options: RunOptions): Promise<Ended>
  remove(): Promise<void>
}

export interface RunOptions {
  readonly directory: string
  readonly env: Readonly<Record<string, string>>
}

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Above what any command of a test takes, below vitest's own limit, so that no child outlives its test. */
const SECONDS_TO_RUN = 50

/** Bundles `main.ts` into a temporary folder; `dist` belongs to whoever builds meanwhile. */
export async function buildCommandLine(): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), 'ristretto-built-'))
  const bundle = await rolldown({
    input: { ristretto: join(import.meta.dirname, '../../src/main.ts') },
    platform: 'node',
    moduleTypes: { '.md': 'text' },
    resolve: { mainFields: ['module', 'main'] },
    logLevel: 'warn',
  })
  await bundle.write({ dir: folder, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name].cjs' })
  await bundle.close()
  const file = join(folder, 'ristretto.cjs')
  return {
    file,
    run: (argv, { directory, env }) =>
      new Promise((resolve) => {
        const child = execFile(
          process.execPath,
          [file, ...argv],
          {
            cwd: directory,
            env: { PATH: process.env['PATH'] ?? '', ...env },
            timeout: SECONDS_TO_RUN * 1000,
            killSignal: 'SIGKILL',
          },
          (_, stdout, stderr) => resolve({ exitCode: child.exitCode, stdout, stderr }),
        )
      }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

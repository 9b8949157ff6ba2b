import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { RecordedCall } from '../../support/recorded-aws.ts'

/** What the real ecspresso 2.3 was given, asked of AWS and printed. */
export interface Recording {
  readonly name: string
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly exit: number
  /** Seconds since 1970. */
  readonly recordedAt: number
  readonly seconds: number
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly calls: readonly RecordedCall[]
  readonly stdout: string
}

const root = join(import.meta.dirname, '..', 'ecspresso')

/** All recordings whose name begins so. */
export function readRecordings(names: RegExp): Recording[] {
  return readdirSync(root)
    .filter((name) => names.test(name))
    .map((name) => {
      const folder = join(root, name)
      const text = (file: string) =>
        existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : undefined
      const { argv, env, exit, recordedAt, seconds } = JSON.parse(text('case.json') ?? '')
      return {
        name,
        argv,
        env,
        exit,
        recordedAt,
        seconds,
        files: filesUnder(join(folder, 'project')),
        calls: JSON.parse(text('calls.json') ?? '[]'),
        stdout: text('stdout.txt') ?? '',
      }
    })
}

function filesUnder(folder: string): Record<string, Uint8Array> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path)]),
  )
}

import type { CauseView } from '../failure-report.ts'
import type { ErrorView } from '../last-event.ts'
import type { Story } from './story.ts'

/** What a build server's reporter needs of the machine. */
export interface CiPorts {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970, by this machine's clock. */
  now(): number
  /** Puts a text at the end of a file, which may be there already. */
  append(path: string, text: string): Promise<void>
  write(path: string, text: string): Promise<void>
  /** Runs a program with a text on its standard input; rejects where it is not there or fails. */
  run(argv: readonly string[], input: string): Promise<void>
}

/** What a build server understands beside plain lines. Every text ends with its newline. */
export interface CiSystem {
  /** Before and after a long block, which may be folded. */
  open?(title: string, ports: CiPorts): string
  close?(ports: CiPorts): string
  /** A failure, put where people see it. */
  annotate?(error: ErrorView, causes: readonly CauseView[]): string
  /** A line of narration, made harmless: nothing in it may be taken for a command of the server's. */
  neutralise?(text: string): string
  /** Files and programs, once the command has ended. */
  finish?(story: Story, ports: CiPorts): Promise<void>
}

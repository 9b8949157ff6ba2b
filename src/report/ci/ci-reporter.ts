import type { FailureReport } from '../failure-report.ts'
import type { Reporter } from '../text.ts'
import { buildkite } from './buildkite.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { junitOf } from './junit.ts'
import { storyteller } from './story.ts'
import type { CiPorts, CiSystem } from './system.ts'

/** The build servers that are known by name. */
export const ciSystems = { github, gitlab, buildkite } as const satisfies Readonly<Record<string, CiSystem>>

/** One of them. */
export type CiName = keyof typeof ciSystems

/** How a build server is told. */
export interface CiSetting {
  /** Without it nothing is told but the JUnit file. */
  readonly system: CiSystem | undefined
  /** Where a JUnit file goes, if anywhere. */
  readonly junit: string | undefined
  /** Standard error, past whatever makes narration harmless. */
  err(text: string): void
  /** Whether lines are for people: among lines of JSON commands of the server would be none. */
  readonly hasLines: boolean
  readonly ports: CiPorts
}

/** A reporter that has files to write when all is said. */
export interface CiReporter extends Reporter {
  /** Gives what could not be written or run, in words: it never fails a command. */
  finish(): Promise<readonly string[]>
}

/** Tells a build server what another reporter tells people. */
export function ciReporter(inner: Reporter, { system = {}, junit, err, hasLines, ports }: CiSetting): CiReporter {
  const told = storyteller()
  const harmless = (text: string) => system.neutralise?.(text) ?? text
  return {
    report: (event) => {
      told.hear(event)
      const isBlock = hasLines && event.type === 'failure-report'
      if (isBlock) err(system.open?.(blockTitle(event), ports) ?? '')
      inner.report(event.type === 'log' ? { ...event, message: harmless(event.message) } : event)
      if (isBlock) err(system.close?.(ports) ?? '')
      if (hasLines && event.type === 'error') err(system.annotate?.(event, told.causes()) ?? '')
    },
    end: inner.end,
    finish: async () => {
      const story = told.story()
      if (!story) return []
      return [
        ...(await problemsOf('tell the build server', async () => system.finish?.(story, ports))),
        ...(junit === undefined ? [] : await problemsOf(`write ${junit}`, () => ports.write(junit, junitOf(story)))),
      ]
    },
  }
}

function blockTitle({ asked: { service, revision } }: FailureReport): string {
  return service === undefined ? `why the tasks of ${revision} failed` : `why ${revision} did not come to stay`
}

async function problemsOf(what: string, work: () => Promise<void> | undefined): Promise<string[]> {
  try {
    await work()
    return []
  } catch (error) {
    return [`could not ${what}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

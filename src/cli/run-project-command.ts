import { aws, DeniedError, dry, live } from '../calls/index.ts'
import { bodyOf } from './body.ts'
import type { ProjectCommand } from './commands.ts'
import { invocationOf } from './invocation.ts'
import type { Parsed } from './parse.ts'
import type { Ports } from './ports.ts'
import { reporterOf } from './reporter.ts'
import { openSession } from './session.ts'

/** Runs a command on its project: against AWS, or in the sandbox. Gives the exit code; failures are thrown. */
export async function runProjectCommand(command: ProjectCommand, parsed: Parsed, ports: Ports): Promise<number> {
  const { globals } = parsed
  const body = bodyOf(await command.body(parsed, invocationOf(parsed)), globals, ports)
  if (globals.sandbox || globals.scenario !== undefined) {
    const { runInSandbox } = await import('./run-in-sandbox.ts')
    return runInSandbox({ command, parsed, body }, ports)
  }
  const reporter = await reporterOf(globals, ports)
  try {
    const { project, world } = await openSession(globals, ports, reporter.report)
    try {
      await body(aws(world, command.isDryRun(parsed) ? dry() : live), project)
    } catch (error) {
      if (error instanceof DeniedError) await (await import('./plan-denied.ts')).planDenied(error, body, project, world)
      throw error
    }
    return 0
  } finally {
    reporter.end()
  }
}

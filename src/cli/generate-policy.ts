import { type Plan, plan, UserError } from '../calls/index.ts'
import { generate } from '../commands/policy/generate.ts'
import type { GenerateOptions } from '../commands/policy/generate-options.ts'
import type { Event } from '../report/index.ts'
import { bodyOf } from './body.ts'
import type { AnyCommand, ProjectCommand } from './commands.ts'
import type { GlobalOptions } from './globals.ts'
import { invocationOf } from './invocation.ts'
import { type Parsed, parse } from './parse.ts'
import type { Ports } from './ports.ts'
import { reporterOf } from './reporter.ts'
import { openSession, readProject, type Session } from './session.ts'
import { splitWords } from './split-words.ts'

/** `policy generate`: plans each command line as if it were run, without a network unless `--read`. */
export async function generatePolicy(
  parsed: Parsed,
  options: GenerateOptions,
  ports: Ports,
  commands: readonly AnyCommand[],
): Promise<number> {
  const reporter = await reporterOf(parsed.globals, ports)
  const known = new Set<string>()
  const once: typeof reporter.report = (event) => {
    // Several command lines read the same files.
    const text = JSON.stringify(event)
    if (!known.has(text)) reporter.report(event)
    known.add(text)
  }
  const planLine = async (line: string, assumptions: ReadonlyMap<string, boolean>): Promise<Plan> => {
    const { command, own } = await readLine(line, parsed, ports, commands)
    const session = await openPlanning(own, ports, once, options)
    const body = bodyOf(await command.body(own, invocationOf(own)), own.globals, ports)
    return plan((aws) => body(aws, session.project), session.world, {
      reading: options.read,
      dryRun: command.isDryRun(own),
      assumptions,
    })
  }
  ports.out(await generate(planLine, options, await usualLines(parsed.globals, ports, once)))
  return 0
}

/** The command lines of a pipeline that registers, migrates and deploys; without a service there is nothing to deploy. */
async function usualLines(globals: GlobalOptions, ports: Ports, report: (event: Event) => void): Promise<string[]> {
  const { service } = await readProject(globals, ports, report)
  return ['register', 'run', ...(service === undefined ? [] : ['deploy'])]
}

/** The account that is planned for: AWS's, or the sandbox's. */
async function openPlanning(
  { globals, options: named }: Parsed,
  ports: Ports,
  report: (event: Event) => void,
  { account, region }: GenerateOptions,
): Promise<Session> {
  if (!globals.sandbox && globals.scenario === undefined)
    return openSession(globals, ports, report, { account, region })
  const { openSandboxSession } = await import('./sandbox-session.ts')
  const { project, sandbox, world } = await openSandboxSession(globals, ports, report, named)
  if (account !== undefined && account !== sandbox.account)
    throw new UserError('ACCOUNT_CONTRADICTION', `the sandbox is account \`${sandbox.account}\`, not \`${account}\``, {
      hint: '`account` in a scenario file says which account the sandbox plays; leave --account or --sandbox out',
    })
  return { project, world: world(sandbox.administrator) }
}

/** A command line as one would type it; the global flags of the outer one come first, so that its own win. */
async function readLine(
  line: string,
  outer: Parsed,
  ports: Ports,
  commands: readonly AnyCommand[],
): Promise<{ command: ProjectCommand; own: Parsed }> {
  const words = splitWords(line).filter((word, i) => !(i === 0 && /^(ristretto|ecspresso)$/.test(word)))
  const own = await parse([...outer.globalArguments, ...words], commands, ports.env)
  const command = 'help' in own ? undefined : commands.find(({ name }) => name === own.command)
  if ('help' in own || command?.kind !== 'project')
    throw new UserError('OPTION_INVALID', `\`${line}\` in --for is no command line that needs a policy`, {
      hint: 'such as --for "deploy --no-wait" or --for "run --watch-container app"',
    })
  return { command, own }
}

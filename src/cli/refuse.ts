import { listener, type Ports } from '../app/index.ts'
import { type Command, commands } from '../commands/index.ts'
import { endings, jsonReporter, type Reporter } from '../report/index.ts'
import { booleanOf } from './boolean.ts'
import { telling } from './build-server.ts'
import { firstWords } from './find-command.ts'
import { globalOptions } from './globals.ts'
import { documentOf, hasCommonOutput } from './output.ts'

/**
 * Tells that a command line was not understood, in the form that it asks for, and gives the exit code. Its flags are looked for one by one:
 * one that is wrong shall not hide the others.
 */
export async function refuse(error: unknown, argv: readonly string[], ports: Ports): Promise<number> {
  const { errorText, errorView } = await import('./print-error.ts')
  const command = meantBy(argv)
  const setting = { debug: false, command: command?.name ?? '', hasPolicy: command?.needs !== 'nothing' }
  const globals = {
    ci: ciIn(argv, ports.env),
    junit: textIn(argv, 'junit') ?? '',
    logFormat: logFormatIn(argv, ports.env),
  }
  const isDocument = textIn(argv, 'output') === 'json' && (command === undefined || hasCommonOutput(command))
  const { reporter, err } = await telling(globals, ports, async (own) =>
    globals.logFormat === 'json' ? jsonReporter({ out: ports.out, err: own, now: ports.clock.now }) : silent,
  )
  const view = await errorView(error, setting)
  if (globals.logFormat === 'text') err(await errorText(error, setting))
  reporter.report({ type: 'error', ...view })
  const last = listener().last({
    command: setting.command,
    outcome: 'usage',
    seconds: 0,
    scope: undefined,
    error: view,
  })
  reporter.report(last)
  if (isDocument) ports.out(documentOf(last))
  for (const problem of await reporter.finish()) err(`warning: ${problem}\n`)
  return hasOwnUsageCode(command) || wantsExitCodes(argv, ports.env) ? endings.usage.code : endings.error.code
}

const silent: Reporter = { report: () => {}, end: () => {} }

/** The first word that is a command's is taken for the one that was meant; of a group, the one that the next word names, or its first. */
function meantBy(argv: readonly string[]): Command | undefined {
  const words = firstWords(commands)
  const at = argv.findIndex((one) => words.includes(one))
  const [word = '', next = ''] = at < 0 ? [] : argv.slice(at)
  return (
    commands.find(({ name }) => name === word || name === `${word} ${next}`) ??
    commands.find(({ name }) => name.startsWith(`${word} `))
  )
}

/** The last value that stands for a flag: `--name=value` or `--name value`. */
function textIn(argv: readonly string[], name: string): string | undefined {
  const values = argv.flatMap((word, i) => {
    if (word.startsWith(`--${name}=`)) return [word.slice(name.length + 3)]
    const next = argv[i + 1]
    return word === `--${name}` && next !== undefined ? [next] : []
  })
  return values.at(-1)
}

function variableIn(env: Ports['env'], name: string): string {
  return env[`RISTRETTO_${name}`] || env[`ECSPRESSO_${name}`] || ''
}

function ciIn(argv: readonly string[], env: Ports['env']) {
  const wanted = textIn(argv, 'ci') ?? variableIn(env, globalOptions.ci.variable)
  return globalOptions.ci.choices.find((choice) => choice === wanted) ?? 'auto'
}

function logFormatIn(argv: readonly string[], env: Ports['env']): 'text' | 'json' {
  const wanted = textIn(argv, 'log-format') ?? variableIn(env, globalOptions['log-format'].variable)
  return wanted === 'json' ? 'json' : 'text'
}

/** As linters do. */
function hasOwnUsageCode(command: Command | undefined): boolean {
  return command?.exitCodes !== undefined && endings.usage.code in command.exitCodes
}

function wantsExitCodes(argv: readonly string[], env: Ports['env']): boolean {
  return argv.includes('--exit-codes') || booleanOf(variableIn(env, globalOptions['exit-codes'].variable)) === true
}

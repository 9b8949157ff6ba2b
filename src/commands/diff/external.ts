import { type Aws, OutcomeError, UserError } from '../../calls/index.ts'
import { runProgram } from '../../plugins/index.ts'
import { clean } from '../../report/index.ts'
import type { Compared, DiffResult } from './compared.ts'
import type { DiffOptions } from './options.ts'
import { textOf } from './text-of.ts'

/** One thing that is compared by the program. */
interface Pair {
  readonly name: 'service' | 'taskdef'
  readonly compared: Compared
}

/**
 * Runs the user's own program on each side that differs, as ecspresso does: in a folder of its own, with the paths of two files in it. That
 * it exits with 1 means for such programs that something differs. Throws OutcomeError for any other code.
 */
export async function runExternal(
  aws: Aws,
  { service, taskDefinition }: Pick<DiffResult, 'service' | 'taskDefinition'>,
  { external, jsonnet }: DiffOptions,
): Promise<void> {
  const argv = wordsOf(external)
  const pairs: readonly Pair[] = [
    ...(service === undefined ? [] : [{ name: 'service', compared: service } as const]),
    ...(taskDefinition === undefined ? [] : [{ name: 'taskdef', compared: taskDefinition } as const]),
  ]
  for (const pair of pairs.filter(({ compared }) => compared.differences.length > 0))
    await compareBy(aws.step('compare by another program'), argv, pair, jsonnet)
}

async function compareBy(
  step: Aws,
  argv: readonly string[],
  { name, compared }: Pair,
  jsonnet: boolean,
): Promise<void> {
  const file = `${name}.${jsonnet ? 'jsonnet' : 'json'}`
  const sides = { before: await textOf(compared.before, jsonnet), after: await textOf(compared.after, jsonnet) }
  const ended = await step.local({
    title: `compare ${file} by ${argv[0] ?? ''}`,
    access: 'read',
    input: { argv },
    perform: async ({ files, spawn, temporaryFolder }, signal) => {
      if (!files || !spawn || !temporaryFolder) throw new Error('bug: no program can be run here')
      return temporaryFolder(async (folder) => {
        await files.write(`${folder}/remote/${file}`, sides.before)
        await files.write(`${folder}/local/${file}`, sides.after)
        return runProgram(spawn, [...argv, `remote/${file}`, `local/${file}`], {
          flag: '--external',
          signal,
          directory: folder,
        })
      })
    },
  })
  ended.see(({ stdout }) => step.report({ type: 'output', text: new TextDecoder().decode(stdout) }))
  const failed = ended.take(({ code, stderr }) => (code > 1 ? { code, stderr } : undefined), undefined)
  if (failed)
    throw new OutcomeError(
      'DIFF_COMMAND',
      `\`${argv[0]}\` exited with ${failed.code}: ${clean(failed.stderr).trim()}`,
      {
        hint: 'codes 0 and 1 mean equal and different, all others that it failed',
      },
    )
}

/** The words of the command as a shell takes them apart, without expansions. */
function wordsOf(command: string): readonly string[] {
  const words = [...command.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) => word.replace(/['"]/g, ''))
  if (words.length > 0) return words
  throw new UserError('OPTION_INVALID', `invalid value \`${command}\` for \`--external\``, {
    hint: 'the command line of a program that compares two files',
  })
}

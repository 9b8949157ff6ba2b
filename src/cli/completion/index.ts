import type { App } from '../../app/index.ts'
import { commands } from '../../commands/index.ts'
import { candidates, printCandidates } from './candidates.ts'

/** Ways to go on with the last word, in the form that the shells' scripts read. Calls nobody: lookups stay marks. */
export async function completionOf(words: readonly string[], app: App): Promise<string> {
  const config = configIn(words)
  const own = config === undefined ? app : app.with({ ...app.options, config })
  return printCandidates(await candidates(words, commands, (flag) => projectValues(flag, own)))
}

/** The configuration that the line under the cursor names. */
function configIn(words: readonly string[]): string | undefined {
  const at = words.lastIndexOf('--config')
  return words.findLast((word) => word.startsWith('--config='))?.slice('--config='.length) ?? words[at + 1 || -1]
}

/** The names of containers stand in the task definition. */
async function projectValues(flag: string, app: App): Promise<readonly string[]> {
  if (flag !== 'watch-container' && flag !== 'container') return []
  try {
    const project = await app.project()
    return (await project.outline())?.containers.map(({ name }) => name) ?? []
  } catch {
    return [] // a project that cannot be read tells no names; the command itself will say why
  }
}

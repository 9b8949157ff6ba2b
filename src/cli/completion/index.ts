import { type App, isSandboxed } from '../../app/index.ts'
import { commands } from '../../commands/index.ts'
import { revisions } from '../../commands/revisions/index.ts'
import { candidates, printCandidates } from './candidates.ts'

/** Ways to go on with the last word, in the form that the shells' scripts read. Calls nobody: lookups stay marks. */
export async function completionOf(words: readonly string[], app: App): Promise<string> {
  const config = configIn(words) ?? app.options.config
  const sandbox = app.options.sandbox || words.includes('--sandbox')
  const own = app.with({ ...app.options, config, sandbox })
  return printCandidates(await candidates(words, commands, (flag) => projectValues(flag, own)))
}

/** The configuration that the line under the cursor names. */
function configIn(words: readonly string[]): string | undefined {
  const at = words.lastIndexOf('--config')
  return words.findLast((word) => word.startsWith('--config='))?.slice('--config='.length) ?? words[at + 1 || -1]
}

/** Containers stand in the task definition, revisions in the sandbox: what is on AWS takes a call to know, and is not proposed. */
async function projectValues(flag: string, app: App): Promise<readonly string[]> {
  try {
    if (flag === 'watch-container' || flag === 'container') {
      const project = await app.project()
      return (await project.outline())?.containers.map(({ name }) => name) ?? []
    }
    return flag === 'revision' && isSandboxed(app.options) ? await revisionsIn(app) : []
  } catch {
    return [] // a project that cannot be read tells no names; the command itself will say why
  }
}

async function revisionsIn(app: App): Promise<readonly string[]> {
  const invocation = { again: (word: string) => `ristretto ${word}`, positional: [], config: app.options.config }
  const options = { revision: undefined, output: 'table' } as const
  const found = await app.run(revisions, { options, invocation, line: revisions.name })
  return found.kind === 'list' ? found.revisions.map(({ name }) => name.replace(/^.*:/, '')) : []
}

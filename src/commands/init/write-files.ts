import type { Aws } from '../../calls/index.ts'
import { writeFile } from '../../plugins/index.ts'
import type { NewFile, Paths } from './files.ts'

/** Throws UserError where a file is there already and neither a flag nor a person says that it may be overwritten. */
export async function checkOverwriting(aws: Aws, paths: Paths, isForced: boolean): Promise<void> {
  if (isForced) return
  const all = Object.values(paths).filter((path) => path !== undefined)
  const step = aws.step('look for files that are there')
  const answer = await step.local({
    title: `look for ${all.join(', ')}`,
    access: 'read',
    input: { paths: all },
    perform: async ({ files }) => {
      if (!files) throw new Error('bug: no file can be looked for here')
      const there = await Promise.all(all.map((path) => files.exists(path)))
      return all.filter((_, i) => there[i])
    },
  })
  if (answer.ask('none of the files is there yet', (there) => there.length === 0)) return
  const shown = answer.take((there) => there.map((path) => `\`${path}\``).join(', '), '')
  await step.confirm({
    prompt: `overwrite ${shown}? (yes)`,
    expected: 'yes',
    otherwise: '`--force-overwrite` overwrites them; `--config`, `--task-definition-path` and so on name others',
  })
}

/** Writes them in order. Throws UserError that says which are written already. */
export async function writeFiles(aws: Aws, files: readonly NewFile[]): Promise<void> {
  for (const [i, file] of files.entries()) await writeOne(aws.step('write the project'), file, files.slice(0, i))
}

async function writeOne(step: Aws, { path, text }: NewFile, before: readonly NewFile[]): Promise<void> {
  const written = await step.local({
    title: `write ${path}`,
    access: 'write',
    input: { path, lines: text.trimEnd().split('\n') },
    perform: async ({ files }) => {
      if (!files) throw new Error('bug: no file can be written here')
      const done = before.map((one) => one.path).join(', ')
      await writeFile(files, path, {
        text,
        hint:
          done === '' ? 'nothing is written' : `written are ${done}; \`--force-overwrite\` writes all of them again`,
      })
    },
  })
  written.see(() => step.note(`wrote ${path}`))
}

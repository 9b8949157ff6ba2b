import manifest from '../package.json' with { type: 'json' }
import { manualOf, manualOfProgram, markdownIndex, markdownOf } from '../src/cli/manual/index.ts'
import { commands } from '../src/commands/index.ts'

function fileOf(name: string): string {
  return `${name.replace(' ', '-')}.md`
}

/** The pages of `docs/cli/` by file name. */
export function markdownPages(): Readonly<Record<string, string>> {
  const pages = commands.map((shape) => [fileOf(shape.name), markdownOf(shape)] as const)
  return { ...Object.fromEntries(pages), 'index.md': markdownIndex(commands, fileOf) }
}

/** The manual pages by file name. */
export function manualPages(about: string): Readonly<Record<string, string>> {
  const pages = commands.map(
    (shape) => [`ristretto-${shape.name.replace(' ', '-')}.1`, manualOf(shape, manifest.version)] as const,
  )
  return { ...Object.fromEntries(pages), 'ristretto.1': manualOfProgram(commands, about, manifest.version) }
}

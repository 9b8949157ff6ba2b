import type { Explanation, PlacedUse } from './explain.ts'

/** An explanation for people: a paragraph for each use, in the order of the files. */
export function printExplanation({ uses, unfinished }: Explanation): string {
  const paragraphs = [
    ...uses.map((use) => [`${use.at} ${called(use)}`, ...(use.kind === 'variable' ? [variable(use)] : lookup(use))]),
    ...unfinished.map(({ file, at = file, reason }) => [`${at} not followed further: ${reason}`]),
  ]
  if (paragraphs.length === 0) return 'the files ask for nothing\n'
  return paragraphs.map((lines) => `${lines.join('\n  ')}\n`).join('')
}

function called(use: PlacedUse): string {
  const words = use.kind === 'variable' ? use.names : use.arguments
  return [use.function, ...words].join(' ')
}

function variable({ names, taken, hasDefault, function: name }: PlacedUse & { kind: 'variable' }): string {
  if (taken !== undefined) return `takes the environment variable \`${taken}\`, which is set`
  const none = names.length === 1 ? `\`${names[0]}\` is not set` : 'none of them is set'
  if (name === 'must_env') return `${none}: the file cannot be rendered`
  return `${none}: ${hasDefault ? 'takes the default' : 'takes the name itself'}`
}

function lookup({ reads, needs, problem }: PlacedUse & { kind: 'lookup' }): string[] {
  return [
    `reads ${reads}`,
    ...needs.map(({ action, resource }) => `needs ${action} on ${resource}`),
    ...(problem === undefined ? [] : [`fails: ${problem}`]),
  ]
}

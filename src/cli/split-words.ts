import { UsageError } from './usage-error.ts'

/** Takes a text apart as a POSIX shell would, without expansions: quotes and backslashes count, nothing else does. */
export function splitWords(line: string): string[] {
  const words: string[] = []
  const pattern = /\s*((?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+)\s*/gsy
  let end = 0
  for (let found = pattern.exec(line); found; found = pattern.exec(line)) {
    words.push(unquote(found[1] ?? ''))
    end = pattern.lastIndex
  }
  if (line.slice(end).trim() !== '')
    throw new UsageError(`a quote in \`${line}\` has no end`, 'close it, or put a backslash before it')
  return words
}

function unquote(word: string): string {
  return word.replace(
    /\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"/gs,
    (_, escaped?: string, single?: string, double?: string) =>
      escaped ?? single ?? (double ?? '').replace(/\\([$`"\\])/g, '$1'),
  )
}

import { structuredPatch } from 'diff'

/** A text and the name that stands above its lines. */
export interface Side {
  readonly name: string
  readonly text: string
}

/** The difference of two texts as `diff -u` prints it, three lines around each change; empty where there is none. */
export function unified(before: Side, after: Side): string {
  if (before.text === after.text) return ''
  const { hunks } = structuredPatch(before.name, after.name, before.text, after.text, '', '', { context: 3 })
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`,
    ...lines,
  ])
  return [`--- ${before.name}`, `+++ ${after.name}`, ...lines, ''].join('\n')
}

/** A range of one line has no length; an empty one begins before it. */
function range(start: number, lines: number): string {
  if (lines === 1) return String(start)
  return lines === 0 ? `${Math.max(0, start - 1)},0` : `${start},${lines}`
}

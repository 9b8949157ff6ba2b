/** A table in the three forms that ecspresso has for lists. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** ecspresso's frame: headings in the middle and in capitals, cells to the left. */
export function tableText({ columns, rows }: Table): string {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => (row[i] ?? '').length)))
  const line = (cells: readonly string[], pad: (text: string, width: number) => string) =>
    `|${cells.map((cell, i) => ` ${pad(cell, widths[i] ?? 0)} `).join('|')}|`
  return [
    line(columns.map(heading), centred),
    `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`,
    ...rows.map((row) => line(row, (text, width) => text.padEnd(width))),
    '',
  ].join('\n')
}

/** Values between tabs. */
export function tsvText(rows: Table['rows']): string {
  return rows.map((row) => `${row.map(oneLine).join('\t')}\n`).join('')
}

function oneLine(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ')
}

/** `CreatedAt` -> `CREATEDAT` */
function heading(column: string): string {
  return column.toUpperCase()
}

function centred(text: string, width: number): string {
  const before = Math.floor((width - text.length) / 2)
  return `${' '.repeat(before)}${text}`.padEnd(width)
}

/** What a terminal shows of what was written to it: rows that break at its width, and a window on the last of them. */
export interface TestScreen {
  readonly columns: number
  readonly rows: number
  write(text: string): void
  /** The rows in the window. */
  shown(): string
  /** All rows since the start. */
  all(): string
}

/** A sequence of a terminal's, or one character. */
const part = /\u001b\[(\d*)([A-Za-z])|[\s\S]/gu

/** A terminal that knows what we use: new lines, carriage returns, up, erase below; colours are left out. Every character is one column wide. */
export function testScreen(columns: number, rows: number): TestScreen {
  const lines: string[] = ['']
  let row = 0
  let column = 0
  const top = () => Math.max(0, lines.length - rows)
  const down = () => {
    row += 1
    column = 0
    if (row === lines.length) lines.push('')
  }
  const put = (letter: string) => {
    if (column === columns) down()
    const line = (lines[row] ?? '').padEnd(column)
    lines[row] = line.slice(0, column) + letter + line.slice(column + 1)
    column += 1
  }
  const act = (command: string, count: number) => {
    if (command === 'A') row = Math.max(top(), row - count)
    else if (command === 'J') {
      lines[row] = (lines[row] ?? '').slice(0, column)
      lines.length = row + 1
    } else if (command !== 'm') throw new Error(`a terminal of tests knows no \`ESC[${command}\``)
  }
  return {
    columns,
    rows,
    write: (text) => {
      for (const [letter, count = '', command] of text.matchAll(part)) {
        if (command !== undefined) act(command, Number(count || 1))
        else if (letter === '\n') down()
        else if (letter === '\r') column = 0
        else put(letter)
      }
    },
    shown: () => lines.slice(top()).join('\n'),
    all: () => lines.join('\n'),
  }
}

import { widthOf } from './width.ts'

/** A terminal as a block of lines needs it. The size is asked at each drawing: windows change. */
export interface BlockPorts {
  write(text: string): void
  size(): { readonly columns: number; readonly rows: number }
}

const up = (rows: number) => `\u001b[${rows}A`
const eraseBelow = '\u001b[0J'
const colour = /\u001b\[[\d;]*m/g

/**
 * Draws a block of lines at the bottom of a terminal, each time in the place of the one before; an empty text takes it away. A window that
 * became narrower has broken the lines that stand there into more rows: they are counted by its present width, so that no copy stays behind.
 */
export function blockDrawer({ write, size }: BlockPorts): (text: string) => void {
  let drawn: readonly string[] = []
  return (text) => {
    const { columns, rows } = size()
    const above = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / Math.max(1, columns))), 0)
    // What has left the window cannot be taken away.
    const reach = Math.min(above, Math.max(0, rows - 1))
    const lines = text === '' ? [] : text.split('\n').slice(0, Math.max(1, rows - 1))
    const erase = reach === 0 ? '' : `\r${up(reach)}${eraseBelow}`
    const block = lines.map((line) => `${line}\n`).join('')
    if (erase !== '' || block !== '') write(`${erase}${block}`)
    drawn = lines.map((line) => '.'.repeat(widthOf(line.replace(colour, ''))))
  }
}

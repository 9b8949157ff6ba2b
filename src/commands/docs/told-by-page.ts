import { pages } from './pages.ts'

/**
 * What the code of a rule, a likely cause or a finding stands for, in Markdown: the row of its page's table, which is made of the tables in the
 * code. Errors by a rule are called `RULE_FARGATE_SIZES`, their rules `fargate-sizes`.
 */
export function toldByPage(code: string): string | undefined {
  const name = code.startsWith('RULE_') ? code.slice(5).toLowerCase().replaceAll('_', '-') : code
  for (const [topic, page] of Object.entries(pages)) {
    const lines = page.split('\n')
    const at = lines.findIndex((line) => line.startsWith(`| \`${name}\` | `))
    if (at === -1) continue
    const titles = cellsOf(lines.slice(0, at).findLast((_, i) => /^\|[-|]+\|$/.test(lines[i + 1] ?? '')) ?? '')
    const told = cellsOf(lines[at] ?? '').map((cell, i) => [titles[i], cell].filter(Boolean).join(': '))
    return `# ${name}\n\n${told.slice(1).join('\n\n')}\n\nMore: \`ristretto docs ${topic}\`\n`
  }
  return undefined
}

function cellsOf(row: string): string[] {
  return row
    .slice(1, -1)
    .split(/(?<= )\|(?= )/)
    .map((cell) => cell.trim())
}

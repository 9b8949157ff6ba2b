/** A heading of a page, and what stands under it up to the next one. */
export interface Section {
  readonly level: number
  readonly title: string
  /** From 1, in the page as it is printed. */
  readonly line: number
  /** The heading included. */
  readonly content: string
}

/** The sections of a page in Markdown. A `#` in a block of code begins none. */
export function sectionsOf(page: string): readonly Section[] {
  const lines = page.split('\n')
  const starts: number[] = []
  let isCode = false
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('```')) isCode = !isCode
    if (!isCode && /^#+ /.test(line)) starts.push(at)
  }
  return starts.map((start, i) => {
    const [, marks = '', title = ''] = /^(#+) (.*)$/.exec(lines[start] ?? '') ?? []
    const content = `${lines
      .slice(start, starts[i + 1])
      .join('\n')
      .trimEnd()}\n`
    return { level: marks.length, title: title.trim(), line: start + 1, content }
  })
}

/** Those that hold a text, in any case. */
export function matching(sections: readonly Section[], text: string): readonly Section[] {
  const wanted = text.toLowerCase()
  return sections.filter(({ content }) => content.toLowerCase().includes(wanted))
}

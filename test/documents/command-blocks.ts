/** A command of a document, and what the document says that it prints. */
export interface Step {
  readonly command: string
  readonly output: string
}

/** A fenced block whose lines begin with `$ `: commands with their output, as a reader would try them. */
export interface CommandBlock {
  /** The line of the first command, from 1. */
  readonly line: number
  readonly steps: readonly Step[]
  /** From a comment above the block: `<!-- run in FOLDER, after: COMMAND; COMMAND -->`, or `run in an empty folder`. */
  readonly folder: string | undefined
  readonly before: readonly string[]
  /** `<!-- run on -->`: where the block before was run, and after it. */
  readonly goesOn: boolean
  /** From a comment above the block: `<!-- not run: REASON -->`. */
  readonly notRun: string | undefined
}

const FENCE = /^```(?:sh|console)?\n(\$ [\s\S]*?)\n```$/gm
const DIRECTIVE =
  /<!-- (?:run in (?<folder>an empty folder|[^,\s]+)(?:, after: (?<before>.+?))?|(?<goesOn>run on)|not run: (?<notRun>.+?)) -->\n*$/
const FILE = /<!-- the file (\S+) -->\n+```\w*\n([\s\S]*?\n)```$/gm

/** The files that a document shows, by name: a comment `<!-- the file NAME -->` stands above each. Its commands find them in their folder. */
export function shownFiles(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(FILE)].map(([, name = '', content = '']) => [name, content]))
}

/** The command blocks of a Markdown text, in order. */
export function commandBlocks(text: string): CommandBlock[] {
  return [...text.matchAll(FENCE)].map((match) => {
    const above = text.slice(0, match.index)
    const { folder, before, goesOn, notRun } = DIRECTIVE.exec(above)?.groups ?? {}
    return {
      line: above.split('\n').length + 1,
      steps: stepsOf(match[1] ?? ''),
      folder,
      before: before?.split('; ') ?? [],
      goesOn: goesOn !== undefined,
      notRun,
    }
  })
}

/** A line that ends in a backslash goes on in the next. */
function stepsOf(block: string): Step[] {
  return block.split(/^(?=\$ )/m).map((part) => {
    const [, command = '', output = ''] = /^\$ ((?:.*\\\n)*.*)\n?([\s\S]*)$/.exec(part) ?? []
    return { command, output: output.replace(/\n$/, '') }
  })
}

/** The text with other outputs; `outputs` has one for each step of each block that is run. */
export function withOutputs(text: string, outputs: ReadonlyMap<CommandBlock, readonly string[]>): string {
  const blocks = [...outputs.keys()]
  return text.replace(FENCE, (whole, _, offset: number) => {
    const line = text.slice(0, offset).split('\n').length + 1
    const block = blocks.find((one) => one.line === line)
    if (!block) return whole
    const lines = block.steps.flatMap(({ command }, i) => {
      const output = outputs.get(block)?.[i] ?? ''
      return [`$ ${command}`, ...(output === '' ? [] : [output])]
    })
    return `${whole.slice(0, whole.indexOf('\n') + 1)}${lines.join('\n')}\n\`\`\``
  })
}

/** What differs from run to run, by name. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>'],
  // A machine that is busy looks a little later.
  [/\(\d+ s\)/g, '(<seconds> s)'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<request>'],
  [/\b[0-9a-f]{32}\b/g, '<task>'],
  [/\becs-svc\/\d+/g, 'ecs-svc/<deployment>'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>'],
]

/** Whether a program printed what a document says: times and ids aside, and `...` on a line of its own stands for any lines. */
export function isSaid(said: string, printed: string): boolean {
  const pattern = masked(said)
    .split(/^\.\.\.$/m)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*')
  return new RegExp(`^${pattern}$`).test(masked(printed))
}

/** The text without what differs from run to run. */
export function masked(text: string): string {
  return VOLATILE.reduce((result, [pattern, name]) => result.replace(pattern, name), text)
}

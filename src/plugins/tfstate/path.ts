/** One step into a value: the key of an object or the place in a list. */
export type Step = string | number

// `.name` (with hyphens, as in tags), `."any name"`, `["any name"]`, `[0]`, `[-1]`; a dot may stand before a bracket, as in jq.
const step = /^(?:\.([A-Za-z_][\w-]*)|\.?\["((?:[^"\\]|\\.)*)"\]|\."((?:[^"\\]|\\.)*)"|\.?\[(-?\d+)\])/

/** The steps of a plain path, or undefined if the text is more than that. */
export function parsePath(text: string): readonly Step[] | undefined {
  const steps: Step[] = []
  let rest = text
  while (rest !== '') {
    const found = step.exec(rest)
    if (!found) return undefined
    const [whole, name, bracketed, quoted, index] = found
    steps.push(index === undefined ? (name ?? unescaped(bracketed ?? quoted ?? '')) : Number(index))
    rest = rest.slice(whole.length)
  }
  return steps
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, '$1')
}

import { type Aws, UserError } from '../../calls/index.ts'
import type { JsonValue } from '../plugin.ts'

/** The end of a jq filter. Of several results the first counts, as in ecspresso. */
export type Filtered = { readonly value: JsonValue } | { readonly empty: true } | { readonly error: string }

/** Runs a filter of jq on a value. An error's text is that of jq without the value, which may be secret. */
export type RunFilter = (of: JsonValue, filter: string) => Promise<Filtered>

/** Longer than any filter on the attributes of a resource takes: one that has not ended by then has no end. */
const MOST_SECONDS = 30

/**
 * Filters that run through a door to AWS, whose signal and deadline stop them. What one gave is remembered: a plan wants it on each of its
 * paths.
 */
export function filters(): (aws: Aws) => RunFilter {
  const known = new Map<string, Filtered>()
  return (aws) => async (of, filter) => {
    const json = JSON.stringify(of)
    const key = `${filter}\n${json}`
    const found = known.get(key) ?? (await run(aws, json, filter))
    known.set(key, found)
    return found
  }
}

async function run(aws: Aws, json: string, filter: string): Promise<Filtered> {
  const answer = await aws.step('look a value up in the Terraform state').local<Filtered>({
    title: 'run a filter of jq',
    access: 'read',
    purpose: 'computation',
    input: { filter },
    perform: async ({ jq }, signal) => {
      if (!jq) throw new UserError('TFSTATE_FILTER', 'filters of jq cannot be run here')
      try {
        const [first] = (await jq(json, filter, { signal, timeoutSeconds: MOST_SECONDS })).split('\n')
        return first ? { value: JSON.parse(first) } : { empty: true }
      } catch (error) {
        signal.throwIfAborted()
        return { error: reasonOf(error) }
      }
    },
  })
  return answer.take<Filtered>((end) => end, { empty: true })
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT')
    return `it has not ended within ${MOST_SECONDS} s`
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line
    .replace(/^jq: error(?: \(at [^)]*\))?: ?/, '')
    .replace(/\s*\(Unix shell quoting issues\?\)/, '')
    .replace(/ at <top-level>, line \d+:?$/, '')
    .replace(/(\w+) \((?:"(?:[^"\\]|\\.)*"?|[^)]*)(?:\.\.\.)?"?\)/g, '$1')
    .trim()
}

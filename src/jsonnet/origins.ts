import { guarded, runRounds, toJson } from './evaluate.ts'
import { type EvaluateOptions, Evaluation } from './evaluation.ts'
import type { JsonValue } from './manifest.ts'
import { formatMark, marksIn, replaceMarks } from './marks.ts'
import type { NativeCall } from './natives.ts'

/** A text of the output, or a part of it, that a native function gave. */
export interface Origin {
  /** Names and positions that lead to it from the top of the output. */
  readonly path: readonly (string | number)[]
  /** The native function's name, its arguments, and where the call stands. */
  readonly native: string
  readonly args: readonly JsonValue[]
  readonly position: NativeCall['position']
}

interface Answered {
  readonly call: NativeCall
  readonly answer: JsonValue
}

/**
 * Like `evaluateAsync`, and also says where the texts are that native functions gave: to keep secrets out of what is shown,
 * and to say what needed which permission.
 *
 * The program runs a second time with marks in place of those texts: where a mark comes out, the text is. A program that
 * decides on such a text cannot run that way; then texts of the output that contain an answer are taken.
 */
export async function evaluateWithOrigins(
  source: string,
  options: EvaluateOptions = {},
): Promise<{ value: JsonValue; origins: Origin[] }> {
  const answered = new Map<string, Answered>()
  const value = await runRounds(source, options, toJson, (call, answer) => {
    answered.set(keyOf(call), { call, answer })
  })
  const calls = [...answered.values()].filter(({ call }) => options.natives?.[call.name]?.untraced !== true)
  if (calls.length === 0) return { value, origins: [] }
  return { value, origins: traceMarks(source, options, answered) ?? searchAnswers(value, calls) }
}

function keyOf({ name, args }: NativeCall): string {
  return JSON.stringify([name, args])
}

function traceMarks(
  source: string,
  options: EvaluateOptions,
  answered: ReadonlyMap<string, Answered>,
): Origin[] | undefined {
  // One mark for each text of each answer: it is also an argument of further calls, which must be recognised.
  const marked: { readonly text: string; readonly found: Answered }[] = []
  const mark = (json: JsonValue, found: Answered): JsonValue => {
    return mapTexts(json, (text) => {
      marked.push({ text, found })
      return formatMark({ kind: 'unread', description: String(marked.length - 1) })
    })
  }
  const unmark = (json: JsonValue): JsonValue => {
    return mapTexts(json, (text) => replaceMarks(text, (id) => marked[Number(id.description)]?.text ?? ''))
  }
  const answer = (call: NativeCall): JsonValue => {
    const found = answered.get(keyOf({ ...call, args: call.args.map(unmark) }))
    // Only a program that took another way asks for something new.
    if (found === undefined) throw new Error('not asked before')
    return options.natives?.[call.name]?.untraced === true ? found.answer : mark(found.answer, found)
  }
  const evaluation = new Evaluation({ ...options, trace: () => undefined }, { answer, takesMarks: true })
  let output: JsonValue
  try {
    output = guarded(evaluation, () => toJson(evaluation, evaluation.run(source)))
  } catch {
    return undefined
  }
  return textsOf(output).flatMap(({ path, text }) => {
    const founds = marksIn(text).flatMap((id) => marked[Number(id.description)]?.found ?? [])
    return [...new Set(founds)].map((found) => originOf(found, path))
  })
}

function mapTexts(json: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof json === 'string') return change(json)
  if (json === null || typeof json !== 'object') return json
  if (Array.isArray(json)) return json.map((item) => mapTexts(item, change))
  return Object.fromEntries(Object.entries(json).map(([name, member]) => [name, mapTexts(member, change)]))
}

/** Shorter answers would be found where they are not. */
const SHORTEST_SEARCHED = 4

function searchAnswers(value: JsonValue, calls: readonly Answered[]): Origin[] {
  const searched = calls.map((found) => ({
    found,
    texts: textsOf(found.answer).filter(({ text }) => text.length >= SHORTEST_SEARCHED),
  }))
  return textsOf(value).flatMap(({ path, text }) => {
    return searched
      .filter(({ texts }) => texts.some((part) => text.includes(part.text)))
      .map(({ found }) => originOf(found, path))
  })
}

function originOf({ call }: Answered, path: Origin['path']): Origin {
  return { path, native: call.name, args: call.args, position: call.position }
}

/** All texts in data with their paths. */
function textsOf(json: JsonValue, path: Origin['path'] = []): { path: Origin['path']; text: string }[] {
  if (typeof json === 'string') return [{ path, text: json }]
  if (json === null || typeof json !== 'object') return []
  if (Array.isArray(json)) return json.flatMap((item, index) => textsOf(item, [...path, index]))
  return Object.entries(json).flatMap(([name, member]) => textsOf(member, [...path, name]))
}

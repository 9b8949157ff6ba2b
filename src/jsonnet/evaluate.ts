import { limitReason } from './engine-limits.ts'
import { JsonnetError } from './errors.ts'
import { type EvaluateOptions, Evaluation } from './evaluation.ts'
import { gather } from './gather.ts'
import { DURING_MANIFESTATION } from './machine.ts'
import { type JsonValue, manifestJson, manifestLines } from './manifest.ts'
import { Answers, isPromise, type NativeCall, Pending } from './natives.ts'
import { type FindPlace, findPlace } from './places.ts'
import type { Value } from './values.ts'

/** Evaluates a program to data. Throws a JsonnetError. */
export function evaluate(source: string, options: EvaluateOptions = {}): JsonValue {
  return runOnce(source, options, toJson)
}

/** Evaluates a program to JSON text, byte for byte what the `jsonnet` command prints. Throws a JsonnetError. */
export function evaluateToString(source: string, options: EvaluateOptions = {}): string {
  return runOnce(source, options, toLines)
}

/** Like `evaluate`, with natives whose answers must be fetched. */
export function evaluateAsync(source: string, options: EvaluateOptions = {}): Promise<JsonValue> {
  return runRounds(source, options, toJson)
}

/** Like `evaluateToString`, with natives whose answers must be fetched. */
export function evaluateToStringAsync(source: string, options: EvaluateOptions = {}): Promise<string> {
  return runRounds(source, options, toLines)
}

/** JSON text with the way back into the program. */
export interface PlacedText {
  readonly text: string
  readonly placeOf: FindPlace
}

/** Like `evaluateToStringAsync`, and can say where in the program's files a part of the output is written. */
export function evaluateToPlacedText(source: string, options: EvaluateOptions = {}): Promise<PlacedText> {
  return runRounds(source, options, (evaluation, value) => ({
    text: toLines(evaluation, value),
    placeOf: findPlace(value),
  }))
}

type Manifest<T> = (evaluation: Evaluation, value: Value) => T

/** The value as data. */
export function toJson({ machine }: Evaluation, value: Value): JsonValue {
  return manifestJson(machine, value, DURING_MANIFESTATION)
}

function toLines({ machine }: Evaluation, value: Value): string {
  return `${manifestLines(machine, value, DURING_MANIFESTATION)}\n`
}

function runOnce<T>(source: string, options: EvaluateOptions, manifest: Manifest<T>): T {
  const answer = ({ name, args, position }: NativeCall): JsonValue => {
    const given = options.natives?.[name]?.call(args, position) ?? null
    if (!isPromise(given)) return given
    // Its failure must not end the process.
    given.catch(() => undefined)
    throw new Error(`the answer of native function ${name} must be waited for: evaluate asynchronously`)
  }
  const evaluation = new Evaluation(options, { answer, takesMarks: false })
  return guarded(evaluation, () => manifest(evaluation, evaluation.run(source)))
}

/**
 * Evaluates, over and over, until all answers are there: whatever a round could not answer is fetched together. A program
 * has no effects, so a round can be thrown away. `onAnswer` hears of every answer that the program gets.
 */
export async function runRounds<T>(
  source: string,
  options: EvaluateOptions,
  manifest: Manifest<T>,
  onAnswer?: (call: NativeCall, answer: JsonValue) => void,
): Promise<T> {
  const answers = new Answers()
  const ask = (call: NativeCall) => {
    const answer = answers.ask(call, (args, at) => options.natives?.[call.name]?.call(args, at) ?? null)
    onAnswer?.(call, answer)
    return answer
  }
  const evaluation = new Evaluation(options, { answer: ask, takesMarks: false })
  for (;;) {
    let value: Value | undefined
    try {
      return guarded(evaluation, () => {
        value = evaluation.run(source)
        return manifest(evaluation, value)
      })
    } catch (error) {
      if (!(error instanceof Pending)) throw error
      if (value !== undefined) gather(evaluation.machine, value)
    }
    await answers.settle()
  }
}

/** Turns what the engine throws at its own limits into errors of the program. */
export function guarded<T>(evaluation: Evaluation, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof JsonnetError || error instanceof Pending) throw error
    const reason = limitReason(error)
    if (reason === undefined) throw error
    throw evaluation.machine.manifestError(reason)
  }
}

import type { FilePosition } from './errors.ts'
import type { JsonValue } from './manifest.ts'

/** A function that the host gives to programs as `std.native(name)`. */
export interface NativeFunction {
  readonly params: readonly string[]
  /**
   * Called with evaluated arguments. A promise is an answer that must be fetched: only `evaluateAsync` can wait for it.
   * Throw to fail: the error is shown at the call. `at` is where the call stands, undefined for one that std makes.
   */
  readonly call: (args: readonly JsonValue[], at?: FilePosition) => JsonValue | Promise<JsonValue>
  /** Set on functions whose answers are no lookups, such as the environment's: `evaluateWithOrigins` does not trace them. */
  readonly untraced?: boolean
}

/** A call of a native function, with where it stands, if in a file. */
export interface NativeCall {
  readonly name: string
  readonly args: readonly JsonValue[]
  readonly position: FilePosition | undefined
}

/** Native functions by name. */
export type Natives = Readonly<Record<string, NativeFunction>>

/** Whether an answer must be waited for; a promise may come from another realm. */
export function isPromise(answer: JsonValue | Promise<JsonValue>): answer is Promise<JsonValue> {
  return answer !== null && typeof answer === 'object' && 'then' in answer && typeof answer.then === 'function'
}

/** Thrown by a native whose answer is on its way. Never leaves the folder. */
export class Pending extends Error {
  override readonly name = 'Pending'
}

/** Remembers the answers of natives, and which are being fetched. */
export class Answers {
  readonly #known = new Map<string, { readonly value: JsonValue } | { readonly reason: string }>()
  readonly #fetching = new Map<string, Promise<void>>()

  /** The answer of a call; throws Pending if it has to be waited for. */
  ask({ name, args, position }: NativeCall, call: NativeFunction['call']): JsonValue {
    const key = JSON.stringify([name, args])
    const known = this.#known.get(key)
    if (known !== undefined) {
      if ('reason' in known) throw new Error(known.reason)
      return known.value
    }
    if (this.#fetching.has(key)) throw new Pending()
    const answer = call(args, position)
    if (!isPromise(answer)) return answer
    this.#fetching.set(
      key,
      answer.then(
        (value) => {
          // Hosts without types may answer with nothing.
          this.#known.set(key, { value: value ?? null })
        },
        (error: unknown) => {
          this.#known.set(key, { reason: error instanceof Error ? error.message : String(error) })
        },
      ),
    )
    throw new Pending()
  }

  /** Waits for everything that is being fetched. */
  async settle(): Promise<void> {
    const fetching = [...this.#fetching.values()]
    await Promise.all(fetching)
    this.#fetching.clear()
  }
}

import type { Value } from '../values/value.ts'
import type { Call } from './call.ts'

/** A variable with its value. */
export interface Binding {
  readonly id: number
  value: Value
  /** True when Go holds the value as an `interface {}`: an element of a list or map. Only error messages tell. */
  boxed: boolean
  /** Functions that the value came from. */
  calls: readonly Call[]
  /** Index of the binding of the same name that this one hides, or -1. */
  readonly hidden: number
}

/**
 * The stack of variables. Go looks names up from the top of its stack while it runs; so does this, in constant time, since
 * it keeps for each name where its topmost binding is.
 */
export class Variables {
  readonly #stack: Binding[] = []
  readonly #top: number[]
  /** Bindings below this belong to the templates that called this one, and are out of sight. */
  #base = 0

  constructor(nameCount: number) {
    this.#top = new Array<number>(nameCount).fill(-1)
  }

  find(id: number): Binding | undefined {
    const index = this.#top[id] ?? -1
    return index < this.#base ? undefined : this.#stack[index]
  }

  push(id: number, value: Value, calls: readonly Call[]): void {
    const hidden = this.#top[id] ?? -1
    this.#top[id] = this.#stack.length
    this.#stack.push({ id, value, boxed: false, calls, hidden })
  }

  /** The nth binding from the top, from 1. */
  fromTop(n: number): Binding | undefined {
    return this.#stack[this.#stack.length - n]
  }

  mark(): number {
    return this.#stack.length
  }

  release(mark: number): void {
    while (this.#stack.length > mark) {
      const binding = this.#stack.pop()
      if (binding !== undefined) this.#top[binding.id] = binding.hidden
    }
  }

  /** Starts a template, which sees none of the present variables. Gives what `leave` needs. */
  enter(): number {
    const outer = this.#base
    this.#base = this.#stack.length
    return outer
  }

  leave(outer: number): void {
    this.release(this.#base)
    this.#base = outer
  }
}

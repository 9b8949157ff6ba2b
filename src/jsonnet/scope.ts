/** The names that a piece of code can see, and where their slots are. Only used while compiling. */

/** The number of slots that an activation needs; grows while its code is compiled. Slot 0 is the activation around it. */
export interface Frame {
  size: number
}

/** Where a variable is: how many activations out, and its slot there. */
export interface Variable {
  readonly hops: number
  readonly slot: number
  /** Whether it is one of an object's own variables. */
  readonly ofObject: boolean
}

/** Names added by one construct. */
export class Scope {
  readonly frame: Frame
  readonly #names: ReadonlyMap<string, number>
  readonly #outer: Scope | null

  constructor(frame: Frame, names: ReadonlyMap<string, number>, outer: Scope | null) {
    this.frame = frame
    this.#names = names
    this.#outer = outer
  }

  find(name: string): Variable | undefined {
    let hops = 0
    for (let scope: Scope | null = this; scope !== null; scope = scope.#outer) {
      const slot = scope.#names.get(name)
      if (slot !== undefined) return { hops, slot, ofObject: scope.#names.has(SELF_NAME) }
      if (scope.#outer !== null && scope.#outer.frame !== scope.frame) hops++
    }
    return undefined
  }

  /** Whether a name is one that the file itself has, not one that the program gave. */
  isGlobal(name: string): boolean {
    for (let scope: Scope | null = this; scope !== null; scope = scope.#outer) {
      if (scope.#names.has(name)) return scope.#outer === null
    }
    return false
  }

  /** A scope with more names in the same activation. */
  extend(names: readonly string[]): Scope {
    const slots = new Map<string, number>()
    for (const name of names) slots.set(name, this.frame.size++)
    return new Scope(this.frame, slots, this)
  }

  /** A scope in an activation of its own, its first slots taken by the names. */
  enter(names: readonly string[]): Scope {
    const slots = new Map<string, number>()
    names.forEach((name, index) => {
      slots.set(name, index + 1)
    })
    return new Scope({ size: names.length + 1 }, slots, this)
  }
}

/** The object that code stands in. No program can write such a name. */
export const SELF_NAME = ' self'
/** The number of the layer that code stands in. */
export const LAYER_NAME = ' layer'
/** The outermost object that code stands in. */
export const DOLLAR_NAME = '$'

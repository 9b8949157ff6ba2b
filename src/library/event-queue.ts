/** Values that somebody pushes and somebody else iterates, each at their own time. */
export interface EventQueue<T> {
  push(value: T): void
  /** Nothing more comes: iterations end when they have had everything. */
  end(): void
  /** Gives all values from the first on. */
  iterate(): AsyncIterator<T>
}

/** A queue that keeps what was pushed: several iterations may begin at any time. */
export function eventQueue<T>(): EventQueue<T> {
  const values: T[] = []
  let wake: (() => void)[] = []
  let isOver = false
  const wakeAll = () => {
    const sleeping = wake
    wake = []
    for (const resolve of sleeping) resolve()
  }
  return {
    push: (value) => {
      values.push(value)
      wakeAll()
    },
    end: () => {
      isOver = true
      wakeAll()
    },
    iterate: () => {
      let next = 0
      return {
        next: async () => {
          while (next >= values.length && !isOver) await new Promise<void>((resolve) => wake.push(resolve))
          const value = values[next]
          if (value === undefined) return { done: true, value: undefined }
          next += 1
          return { done: false, value }
        },
      }
    },
  }
}

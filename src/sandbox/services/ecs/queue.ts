/** A place in a queue: `at` in milliseconds; of equal times the lower `rank`, then the lower `ordinal` comes first. */
export interface Entry<Item> {
  readonly at: number
  readonly rank: number
  readonly ordinal: number
  readonly item: Item
}

/** Entries in the order of their times: a binary heap, so that adding and taking grow with the logarithm of what waits. */
export interface Queue<Item> {
  add(entry: Entry<Item>): void
  first(): Entry<Item> | undefined
  removeFirst(): void
}

/** An empty queue. */
export function createQueue<Item>(): Queue<Item> {
  const heap: Entry<Item>[] = []

  function isBefore(a: number, b: number): boolean {
    const [one, other] = [heap[a], heap[b]]
    return one !== undefined && other !== undefined && compare(one, other) < 0
  }

  function swap(a: number, b: number): void {
    const [one, other] = [heap[a], heap[b]]
    if (one === undefined || other === undefined) return
    heap[a] = other
    heap[b] = one
  }

  function sink(from: number): void {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      let least = at
      if (isBefore(left, least)) least = left
      if (isBefore(left + 1, least)) least = left + 1
      if (least === at) return
      swap(at, least)
      at = least
    }
  }

  return {
    add(entry) {
      heap.push(entry)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isBefore(at, parent)) return
        swap(at, parent)
        at = parent
      }
    },
    first: () => heap[0],
    removeFirst() {
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
      sink(0)
    },
  }
}

function compare(a: Entry<unknown>, b: Entry<unknown>): number {
  return a.at - b.at || a.rank - b.rank || a.ordinal - b.ordinal
}

/** The variables that may be named at a point of a template. */
export class Scope {
  readonly #ids: Map<string, number>
  readonly #names: string[] = ['$']
  readonly #counts = new Map<string, number>([['$', 1]])

  /** `ids` numbers the distinct names of the whole source. */
  constructor(ids: Map<string, number>) {
    this.#ids = ids
  }

  idOf(name: string): number {
    const known = this.#ids.get(name)
    if (known !== undefined) return known
    const id = this.#ids.size
    this.#ids.set(name, id)
    return id
  }

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0
  }

  add(name: string): void {
    this.#names.push(name)
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
  }

  mark(): number {
    return this.#names.length
  }

  /** Forgets all variables added since the mark. */
  release(mark: number): void {
    while (this.#names.length > mark) {
      const name = this.#names.pop() ?? ''
      this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1)
    }
  }
}

import { type Answers, type Need, needKey } from '../answers.ts'
import type { LookupFunction } from '../function.ts'
import type { Source } from '../source.ts'
import type { Identifier } from '../syntax/node.ts'
import { PENDING, type Value } from '../values/value.ts'
import { fromHost, hostArguments } from './host-function.ts'

/** Answers lookups, and collects those that have no answer yet. */
export class Lookups {
  /** Lookups without an answer, in the order they were met, each once. */
  readonly needs: Need[] = []
  readonly #keys = new Set<string>()
  readonly #source: Source
  readonly #answers: Answers
  readonly #declarationOf: (name: string) => LookupFunction | undefined

  constructor(source: Source, answers: Answers, declarationOf: (name: string) => LookupFunction | undefined) {
    this.#source = source
    this.#answers = answers
    this.#declarationOf = declarationOf
  }

  /** The answer; pending when there is none. Throws what a failed lookup failed with. */
  answer(identifier: Identifier, args: readonly Value[]): Value {
    const { name, position } = identifier
    const declared = this.#declarationOf(name)
    if (declared === undefined) return undefined
    const plain = hostArguments(declared, args)
    const key = needKey(name, plain)
    const answer = this.#answers.get(key)
    if (answer !== undefined) {
      if ('error' in answer) throw answer.error
      return fromHost(answer.value)
    }
    if (!this.#keys.has(key)) {
      this.#keys.add(key)
      this.needs.push({ ...this.#source.placeAt(position), name, args: plain, key })
    }
    return PENDING
  }
}

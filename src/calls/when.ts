/** One run of a body: its answers in the order of their questions (by `keyOfQuestion`), and what they led to. */
export interface Path<Need = unknown> {
  readonly answers: ReadonlyMap<string, boolean>
  readonly needs: ReadonlyMap<string, Need>
  readonly failure?: Error
}

/** An alternative: the answers, in the order of their questions, under which a need arises. */
interface Condition {
  readonly question: string
  readonly answer: boolean
}
type Alternative = readonly Condition[]

/** Whether a path has the need that is asked about. */
type Has<Need> = (path: Path<Need>) => boolean

// INVARIANT: an assignment of answers satisfies one of the alternatives exactly when the path that it leads to has the need, wherever that
// path ends well; a path that failed says only what it has met. A property test holds it.

/**
 * The shortest alternatives, each a list of answers in words, under which these paths have the need: `[[]]` when it always arises,
 * `[['the service exists'], ['not: it has completed']]` for either.
 */
export function conditionsOf<Need>(has: Has<Need>, paths: readonly Path<Need>[]): string[][] {
  return (alternativesOf(has, paths, 0, false) ?? []).map(inWords)
}

/**
 * Walks the questions in the order in which all these paths were asked them: bodies are deterministic, so that paths with the same
 * answers so far meet the same next question. `undefined`: these paths say nothing, since a path that failed may not have got so far.
 * `lost`: every path here fails, and then it does matter which of them had the need.
 */
function alternativesOf<Need>(
  has: Has<Need>,
  paths: readonly Path<Need>[],
  depth: number,
  lost: boolean,
): readonly Alternative[] | undefined {
  const having = paths.filter(has).length
  if (having === 0) return lost || paths.some((path) => !path.failure) ? [] : undefined
  const question = paths[0] && [...paths[0].answers.keys()][depth]
  if (question === undefined || having === paths.length) return [[]]
  const allFail = lost || paths.every((path) => path.failure)
  const under = (answer: boolean) =>
    alternativesOf(
      has,
      paths.filter((path) => path.answers.get(question) !== !answer),
      depth + 1,
      allFail,
    )
  const yes = under(true)
  const no = under(false)
  if (yes === undefined || no === undefined) return yes ?? no
  return shortest([...prefixed(yes, { question, answer: true }, no), ...prefixed(no, { question, answer: false }, yes)])
}

/** The answer matters only to an alternative that the other side does not have as well. */
function prefixed(own: readonly Alternative[], condition: Condition, others: readonly Alternative[]): Alternative[] {
  return own.map((alternative) => (covered(alternative, others) ? alternative : [condition, ...alternative]))
}

/** Whether one of the others asks for no more than this alternative does. */
function covered(alternative: Alternative, others: readonly Alternative[]): boolean {
  return others.some((other) => other.every((wanted) => alternative.some((has) => isSame(has, wanted))))
}

function isSame(a: Condition, b: Condition): boolean {
  return a.question === b.question && a.answer === b.answer
}

function shortest(all: readonly Alternative[]): Alternative[] {
  return all.filter(
    (one, i) => !covered(one, [...all.slice(0, i), ...all.filter((other) => other.length < one.length)]),
  )
}

function inWords(alternative: Alternative): string[] {
  return alternative.map(({ question, answer }, i) => {
    const again = alternative.slice(0, i).some((before) => wordsOf(before.question) === wordsOf(question))
    return `${again ? 'later: ' : ''}${answer ? '' : 'not: '}${wordsOf(question)}`
  })
}

/** Tells a question about one answer from the same words about another one. */
export function keyOfQuestion(words: string, identity: string): string {
  return `${words}\n${identity}`
}

/** The question of a key, as it was worded. */
export function wordsOf(key: string): string {
  return key.slice(0, key.indexOf('\n'))
}

/** Whether there is nothing more to say: the need always arises. */
export function isAlways(when: readonly (readonly string[])[]): boolean {
  return when.length === 1 && when[0]?.length === 0
}

/** Without those that another one takes in, whose answers are fewer. One empty alternative takes in all: the need always arises. */
export function simplest(all: readonly (readonly string[])[]): readonly (readonly string[])[] {
  if (all.length < 2) return all
  return all.filter(
    (one, i) =>
      !all.some(
        (other, j) => j !== i && other.every((answer) => one.includes(answer)) && (other.length < one.length || j < i),
      ),
  )
}

import type { Imagination } from './answer.ts'
import { Failure, Interrupted, PlanLimit, RemoteError } from './errors.ts'
import type { Group, GroupItem, Interpreter, Need, Purpose } from './interpreter.ts'
import type { PlanOptions } from './plan-options.ts'
import { conditionsOf, isAlways, keyOfQuestion, type Path, simplest, wordsOf } from './when.ts'

/** A need and the alternatives, each a list of answers, under which it arises: one empty list when it always does. */
export interface PlannedNeed extends Need {
  readonly when: readonly (readonly string[])[]
}

/** One run of a body, or of something that is planned by itself. */
export interface PlannedPath {
  /** Empty for the command itself; else the title of the work that was planned by itself. */
  readonly title: string
  /** The answers that led along this path, in words: `the service exists`, `not: it has completed`. */
  readonly answers: readonly string[]
  /** What IAM would be asked, in order: `ecs:DescribeServices`. */
  readonly actions: readonly string[]
  /** The failure that the path ends in. */
  readonly failure?: string
}

/** The state of one plan while it is made. */
export interface Planner {
  readonly options: PlanOptions
  readonly questions: Set<string>
  /** Described for who asks: few look at them. */
  readonly paths: (() => PlannedPath)[]
  readonly remembered: Map<string, Promise<Found>>
}

/** The needs and questions that the paths of one body have met. */
export interface Found {
  readonly needs: readonly PlannedNeed[]
  /** Why no path ended well. */
  readonly failure: Failure | undefined
  readonly hasWritten: boolean
}

type Body = (own: Interpreter) => Promise<unknown>

interface Start {
  readonly title: string
  /** Nothing was written before, so that what is read is still true. */
  readonly isFresh: boolean
}

type Answers = Map<string, boolean>

/** More paths than this are a mistake in a body: independent questions multiply, and `each` and `aside` take them apart. */
const MOST_PATHS = 1024
/** More questions than this on one path are a loop. */
const MOST_QUESTIONS = 1000

/**
 * Runs a body once for each combination of answers to its questions.
 * INVARIANT: the paths are those of a tree. A body is deterministic, so that two paths with the same answers so far meet the same next
 * question; each path but the first was opened by the answer no to one question of an earlier path.
 */
export async function explore(planner: Planner, body: Body, start: Start): Promise<Found> {
  const walked: Walked[] = []
  const open: Answers[] = [new Map()]
  for (let answers = open.pop(); answers; answers = open.pop()) {
    if (walked.length >= MOST_PATHS) throw tooMany(walked, start)
    const path = await walk(planner, body, { start, answers, open })
    walked.push(path)
    planner.paths.push(() => described(path, start))
  }
  return {
    needs: needsOf(walked),
    failure: walked.every(({ failure }) => failure) ? walked[0]?.failure : undefined,
    hasWritten: walked.some(({ hasWritten }) => hasWritten),
  }
}

interface Walked extends Path<PlannedNeed> {
  readonly failure?: Failure
  readonly hasWritten: boolean
}

interface Walk {
  readonly start: Start
  readonly answers: Answers
  /** Where the no to each new question is left for another walk. */
  readonly open: Answers[]
}

/** One path: a new question is answered yes. */
async function walk(planner: Planner, body: Body, { start, answers, open }: Walk): Promise<Walked> {
  const { options, questions } = planner
  let isFresh = start.isFresh
  const needs = new Map<string, PlannedNeed>()
  const note = (need: PlannedNeed) => {
    const key = keyOf(need)
    const before = needs.get(key)?.when ?? []
    needs.set(key, { ...need, when: isAlways(before) ? before : simplest([...before, ...need.when]) })
  }
  const interpreter: Interpreter = {
    isPatient: false,
    readsFacts: readsFacts(options.reading),
    sends: (purpose, { access }) => access === 'read' && sendsRead(options, purpose, isFresh),
    imagine: imaginations(planner, answers, open),
    assumes: (question) => {
      questions.add(question)
      return options.assumptions?.get(question)
    },
    notes: (need, purpose) => {
      if (!options.dryRun || isFresh || purpose === 'lookup') note({ ...need, when: [[]] })
    },
    changes: () => {
      isFresh = false
    },
    explore: async (group) => {
      const found = await exploreGroup(planner, group, isFresh)
      for (const one of found) one.needs.forEach(note)
      if (found.some(({ hasWritten }) => hasWritten)) isFresh = false
      const failure = group.isFatal && found.find((one) => one.failure)?.failure
      if (failure) throw failure
    },
  }
  const end = (failure?: Failure): Walked => ({
    answers,
    needs,
    hasWritten: start.isFresh && !isFresh,
    ...(failure && { failure }),
  })
  try {
    await body(interpreter)
    return end()
  } catch (error) {
    if (!(error instanceof Failure) || endsPlan(error)) throw error
    return end(error)
  }
}

/** What the body throws ends a path; what the world and the planner throw ends the plan. */
function endsPlan(error: Failure): boolean {
  return error instanceof RemoteError || error instanceof Interrupted || error instanceof PlanLimit
}

function sendsRead({ reading }: PlanOptions, purpose: Purpose, isFresh: boolean): boolean {
  if (purpose === 'lookup') return Boolean(reading)
  if (purpose === 'fact') return readsFacts(reading)
  return reading === true && purpose === 'required' && isFresh
}

function readsFacts(reading: PlanOptions['reading']): boolean {
  return reading === true || reading === 'facts'
}

async function exploreGroup(planner: Planner, group: Group, isFresh: boolean): Promise<readonly Found[]> {
  const found: Found[] = []
  for (const item of group.items) found.push(await remembered(planner, group, item, isFresh))
  return found
}

function remembered(planner: Planner, { key, title }: Group, item: GroupItem, isFresh: boolean): Promise<Found> {
  const begin = () => explore(planner, item.run, { title, isFresh })
  if (planner.options.remember === false) return begin()
  const name = [isFresh, key, item.key].join('\n')
  const found = planner.remembered.get(name) ?? begin()
  planner.remembered.set(name, found)
  return found
}

/** A question is about one call: about the same call made later it is a new one, as the account may have changed in between. */
function imaginations({ options, questions }: Planner, answers: Answers, open: Answers[]) {
  const times = new Map<string, number>()
  let asked = 0
  const decide = (identity: string, question: string): boolean => {
    if (++asked > MOST_QUESTIONS)
      throw new Error(`bug: "${question}" is asked in a loop; read lists with \`pages\`, wait with \`wait\``)
    questions.add(question)
    const assumed = options.assumptions?.get(question)
    if (assumed !== undefined) return assumed
    const key = keyOfQuestion(question, identity)
    if (!answers.has(key)) {
      open.push(new Map([...answers, [key, false]]))
      answers.set(key, true)
    }
    return answers.get(key) === true
  }
  // Most calls are asked nothing, and an input may be a whole task definition.
  return (about: () => string): Imagination => {
    let own: string | undefined
    const identity = () => {
      if (own !== undefined) return own
      const what = about()
      const time = (times.get(what) ?? 0) + 1
      times.set(what, time)
      own = `${time}\n${what}`
      return own
    }
    return { identity, decide }
  }
}

function keyOf({ action, resource, context, tagKeys, step, grade, principal }: Need): string {
  const fence = context || tagKeys ? JSON.stringify([context, tagKeys]) : ''
  return `${action}\n${resource}\n${fence}\n${step}\n${grade}\n${principal}`
}

/**
 * All needs with their alternatives.
 * INVARIANT: a need never has fewer alternatives than paths have it: what two groups ask for under two conditions arises under either.
 */
function needsOf(paths: readonly Walked[]): PlannedNeed[] {
  const [only, ...others] = paths
  if (only && others.length === 0) return [...only.needs.values()]
  const all = new Map(paths.flatMap((path) => [...path.needs]))
  return [...all].map(([key, need]) => {
    const asked = paths.flatMap((path) => path.needs.get(key)?.when ?? [])
    if (asked.every(({ length }) => length === 0))
      return { ...need, when: simplest(conditionsOf((path) => path.needs.has(key), paths)) }
    const perPath = new Map<Path, ReadonlySet<string>>(
      paths.map((path) => [path, new Set(path.needs.get(key)?.when.map((when) => JSON.stringify(when)))]),
    )
    const inner = new Map(asked.map((when) => [JSON.stringify(when), when]))
    const when = [...inner].flatMap(([text, own]) =>
      conditionsOf((path) => perPath.get(path)?.has(text) === true, paths).map((outer) => [...outer, ...own]),
    )
    return { ...need, when: simplest(when) }
  })
}

function described({ answers, needs, failure }: Walked, { title }: Start): PlannedPath {
  return {
    title,
    answers: [...answers].map(([key, yes]) => `${yes ? '' : 'not: '}${wordsOf(key)}`),
    actions: [...needs.values()].map(({ action }) => action),
    ...(failure && { failure: failure.message }),
  }
}

function tooMany(walked: readonly Walked[], { title }: Start): PlanLimit {
  const questions = [...new Set(walked.flatMap(({ answers }) => [...answers.keys()].map(wordsOf)))]
  return new PlanLimit(title || 'the command', MOST_PATHS, questions)
}

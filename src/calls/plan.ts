import { type Aws, aws, type Principal, type World } from './aws.ts'
import type { Call } from './call.ts'
import { type Driver, type Grade, type Need, rehearse } from './driver.ts'
import { Failure, Interrupted, RemoteError } from './errors.ts'
import { conditionsOf, type Path } from './when.ts'

/** A need and the alternatives, each a list of answers, under which it arises: one empty list when it always does. */
export interface PlannedNeed extends Need {
  readonly when: readonly (readonly string[])[]
}

/** What a command may ask of IAM, and the questions that decide about it. */
export interface Plan {
  readonly needs: readonly PlannedNeed[]
  /** Every question that was asked, in the order of asking: what `--assume` may answer. */
  readonly questions: readonly string[]
}

/** How a command is planned. */
export interface PlanOptions {
  /**
   * Sends the reads before the first write or wait, so that what the account says is no question any more; or those calls alone, at any
   * time, for which the function says yes. Default: sends nothing.
   */
  readonly reading?: boolean | ((call: Call<unknown>, purpose: Grade | 'learned') => boolean)
  /** Keeps only what a dry run would send. */
  readonly dryRun?: boolean
  /** Answers given beforehand, by the question's text. */
  readonly assumptions?: ReadonlyMap<string, boolean>
  readonly principal?: Principal
}

/** More paths than this are a mistake in a body: independent questions multiply, and `each` takes them apart. */
const MOST_PATHS = 1024
/** More questions than this on one path are a loop. */
const MOST_QUESTIONS = 1000

/**
 * Every call a command may make, found by running the command itself once per combination of answers to its questions.
 * Attempts are never sent, because one that is allowed now may be denied when it counts.
 * Throws what the body throws when no path ends well.
 */
export async function plan(
  body: (aws: Aws) => Promise<unknown>,
  world: World,
  options: PlanOptions = {},
): Promise<Plan> {
  const planner: Planner = { options, questions: new Set() }
  const quiet = silent(world, options.reading)
  const run = (driver: Driver) => body(aws(quiet, driver, options.principal))
  const { needs, failure } = await explore(planner, run, true)
  if (failure) throw failure
  return { needs, questions: [...planner.questions] }
}

interface Planner {
  readonly options: PlanOptions
  readonly questions: Set<string>
}
type Body = (driver: Driver) => Promise<unknown>

/** Says nothing, waits for nothing, and sends the same read once for all paths. Time runs out only for who reads. */
function silent(world: World, reading: PlanOptions['reading']): World {
  const sent = new Map<string, Promise<unknown>>()
  const never = new AbortController().signal
  return {
    ...world,
    report: () => {},
    deadline: reading ? world.deadline : never,
    clock: { ...world.clock, timeout: () => world.signal },
    token: () => 'planned',
    send: (call, principal, sending) => {
      const key = JSON.stringify([call.name, call.input, principal.label, call.region])
      const answer = sent.get(key) ?? world.send(call, principal, sending)
      sent.set(key, answer)
      return answer
    },
  }
}

/** `unwritten`: nothing was written before, so that what is read is still true. */
async function explore(planner: Planner, body: Body, unwritten: boolean, outer?: Driver) {
  const paths: Path<PlannedNeed>[] = []
  const open = [new Map<string, boolean>()]
  for (let answers = open.pop(); answers; answers = open.pop()) {
    paths.push(await walk(planner, body, rehearse(unwritten, outer), unwritten, answers, open))
    if (paths.length > MOST_PATHS) throw new Error(`bug: more than ${MOST_PATHS} paths; ask fewer questions`)
  }
  const all = new Map(paths.flatMap((path) => [...path.needs]))
  const needs = [...all].map(([key, need]) => ({
    ...need,
    when: conditionsOf(key, paths).flatMap((outerWhen) => need.when.map((inner) => [...outerWhen, ...inner])),
  }))
  return { needs, failure: paths.every((path) => path.failure) ? paths[0]?.failure : undefined }
}

/** A dry run with these answers; a new question is answered yes, and its no is left open for another walk. */
async function walk(
  planner: Planner,
  body: Body,
  tried: Driver,
  unwritten: boolean,
  answers: Map<string, boolean>,
  open: Map<string, boolean>[],
): Promise<Path<PlannedNeed>> {
  const { options, questions } = planner
  let written = false
  const needs = new Map<string, PlannedNeed>()
  const note = (need: PlannedNeed) => needs.set(keyOf(need), need)
  const driver: Driver = {
    ...tried,
    sends: (purpose, call) =>
      (purpose === 'required' || purpose === 'learned') &&
      (typeof options.reading === 'function'
        ? call.access === 'read' && options.reading(call, purpose)
        : options.reading === true && tried.sends('required', call)),
    notes: (need) => {
      if (!(options.dryRun && written)) note({ ...need, when: [[]] })
    },
    changes: () => {
      written = true
      tried.changes?.()
    },
    assumes: (question) => {
      questions.add(question)
      return options.assumptions?.get(question)
    },
    decides: decide(planner, answers, open),
    explore: async (items) => {
      const before = unwritten && !written
      const ends = []
      for (const item of items) ends.push(await explore(planner, item, before, tried))
      for (const { needs: found } of ends) found.forEach(note)
      for (const { failure } of ends) if (failure) throw failure
    },
  }
  try {
    await body(driver)
    return { answers, needs }
  } catch (error) {
    // What the body throws ends a path; what the world throws ends the plan.
    if (!(error instanceof Failure) || error instanceof RemoteError || error instanceof Interrupted) throw error
    return { answers, needs, failure: error }
  }
}

function keyOf({ action, resource, context, step, grade, principal }: Need): string {
  return `${action}\n${resource}\n${context ? JSON.stringify(context) : ''}\n${step}\n${grade}\n${principal}`
}

/** A question is about one call: about the same call made later it is a new one, as the account may have changed in between. */
function decide({ options, questions }: Planner, answers: Map<string, boolean>, open: Map<string, boolean>[]) {
  const times = new Map<string, number>()
  let asked = 0
  return (call: Call<unknown>) => {
    // Most calls are asked nothing, and an input may be a whole task definition.
    let subject: readonly [what: string, time: number] | undefined
    const identify = () => {
      const what = JSON.stringify([call.name, call.input])
      const time = (times.get(what) ?? 0) + 1
      times.set(what, time)
      return [what, time] as const
    }
    return (question: string): boolean => {
      if (++asked > MOST_QUESTIONS)
        throw new Error(`bug: "${question}" is asked in a loop; take the next page, wait with \`wait\``)
      questions.add(question)
      const assumed = options.assumptions?.get(question)
      if (assumed !== undefined) return assumed
      subject ??= identify()
      const key = JSON.stringify([question, ...subject])
      if (!answers.has(key)) {
        open.push(new Map([...answers, [key, false]]))
        answers.set(key, true)
      }
      return answers.get(key) === true
    }
  }
}

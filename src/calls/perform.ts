import type { Event } from '../report/index.ts'
import { type Answer, type Attempt, imagined, known, nothing, type Outcome, withOutcome } from './answer.ts'
import type { Call, Place } from './call.ts'
import { bothSignals, type Context, report } from './context.ts'
import { workGoesOn } from './ending.ts'
import { DeniedError, Failure, RemoteError, TimedOut, WriteUnderWay } from './errors.ts'
import type { Grade, Purpose } from './interpreter.ts'
import { forPeople, isMarked } from './mark.ts'
import { subjectOf } from './subject.ts'
import type { Sending } from './world.ts'

/** Sends a call or imagines its answer, as the interpreter has it. A plan notes what IAM will be asked. */
export async function perform<T>(context: Context, unplaced: Call<T>, purpose: Purpose): Promise<Answer<T>> {
  const { world, interpreter, title, principal } = context
  const call = placed(context, unplaced)
  // Before the notes: a dry run's policy lacks what the dry run does not send, this write included.
  if (call.access === 'write') interpreter.changes?.()
  for (const check of call.checks(world.place))
    interpreter.notes?.({ ...check, step: title, grade: gradeOf(purpose), principal: principal.label }, purpose)
  if (interpreter.sends(purpose, call)) return sendOrMiss(context, call)
  if (call.access === 'write') report(context, wouldCall(title, call))
  return imagined(interpreter.imagine(() => JSON.stringify([call.name, call.input, call.region, principal.label])))
}

/** The door's own region, for a call that names none. */
function placed<T>({ region }: Context, call: Call<T>): Call<T> {
  return region === undefined || call.region !== undefined ? call : { ...call, region }
}

/** A command cannot do without a lookup. */
function gradeOf(purpose: Purpose): Grade {
  return purpose === 'lookup' || purpose === 'fact' ? 'required' : purpose
}

/** A call whose denial loses output, not the command: the loss is reported, and the answer to every question is no. */
export async function attempt<T>(context: Context, call: Call<T>, grade: Grade): Promise<Attempt<T>> {
  const { world, interpreter, refused } = context
  const subject = () =>
    JSON.stringify([call.name, context.region, call.checks(world.place).map((check) => check.resource)])
  if (interpreter.sends(grade, call)) {
    const before = refused.get(subject())
    if (before) return without(context, before)
    // With a mark in it the call cannot be sent; a dry run that has written goes on imagining.
    if (isMarked(call.input)) return without(context, 'absent')
  }
  try {
    const answer = await perform(context, call, grade)
    return withOutcome(answer)
  } catch (error) {
    if (!isHarmless(error)) throw error
    const outcome = error instanceof DeniedError ? 'denied' : 'failed'
    if (!healing.has(error.code)) refused.set(subject(), outcome)
    const lacks =
      error instanceof DeniedError
        ? error.checks.map(({ action, resource }) => ({ action, resource: forPeople(resource) }))
        : []
    if (!context.isQuiet && !isSaid(context, error))
      report(context, { type: 'left-out', step: context.title, text: error.message, lacks })
    return without(context, outcome)
  }
}

/** A deadline ends all that is under way, in the same words: once is enough. */
function isSaid({ told: { leftOut }, title }: Context, error: Failure): boolean {
  if (!(error instanceof TimedOut)) return false
  const text = `${title}: ${error.message}`
  const isOld = leftOut.has(text)
  leftOut.add(text)
  return isOld
}

function without({ world: { heard } }: Context, outcome: Outcome): Attempt<never> {
  return { ...nothing(heard), outcome: known(outcome, heard) }
}

/** The services whose answers only enrich the output may lie behind no door: a private network often has one for ECS alone. */
function isHarmless(error: unknown): error is Failure {
  return (
    error instanceof RemoteError ||
    error instanceof TimedOut ||
    isDoubtful(error) ||
    (error instanceof Failure && error.code === 'ENDPOINT_UNREACHABLE')
  )
}

/** What may go well at the next look. Of anything else (an emulator that lacks the operation) one warning is enough. */
const healing = new Set(['AWS_THROTTLED', 'AWS_UNAVAILABLE', 'TIMEOUT'])

async function sendOrMiss<T>(context: Context, call: Call<T>): Promise<Answer<T>> {
  try {
    return known(await send(context, call), context.world.heard)
  } catch (error) {
    if (error instanceof RemoteError && call.absent.includes(error.awsCode)) return nothing(context.world.heard)
    throw error
  }
}

async function send<T>(context: Context, call: Call<T>): Promise<T> {
  const { world, principal, title } = context
  world.signal.throwIfAborted()
  if (isMarked(call.input))
    throw new Error(`bug: ${call.name} (${forPeople(subjectOf(call.input))}) holds a value that was never read`)
  try {
    const sending: Sending = {
      signal: bothSignals(world),
      warn: (text, hint) => report(context, { type: 'warning', step: title, text, hint }),
    }
    const answer = await world.send(call, principal, sending)
    listen(context, call, answer)
    workGoesOn(context)
    if (call.access === 'write')
      report(context, { type: 'wrote', step: title, operation: call.name, subject: subjectOf(call.input) })
    return answer as T // the wire edge: the one cast
  } catch (error) {
    if (error instanceof DeniedError) error.checks = call.checks(placeToldBy(error, context))
    if (error instanceof RemoteError || isDoubtful(error)) {
      error.step = title
      error.subject = subjectOf(call.input)
    }
    throw error
  }
}

/** Nobody knows whether AWS did it. */
function isDoubtful(error: unknown): error is Failure {
  return error instanceof WriteUnderWay || (error instanceof Failure && error.code === 'ANSWER_LOST')
}

/** ECS answers with the ARNs of the account that the command works in. Other services may name things of other accounts. */
function listen({ world, told, region }: Context, { name }: Call<unknown>, answer: unknown): void {
  if (told.account !== undefined || region !== undefined || !isMarked(world.place.account)) return
  if (!name.startsWith('ecs:')) return
  const account = /"arn:[^:"]*:ecs:[^:"]*:(\d{12}):/.exec(JSON.stringify(answer) ?? '')?.[1]
  if (account !== undefined) told.account = account
}

/** A refusal names the caller, whose account nobody may have known before; an answer before it may have told as well. */
function placeToldBy({ message }: DeniedError, { world: { place }, told }: Context): Place {
  const account = /\barn:[^:\s]*:[^:\s]*:[^:\s]*:(\d{12}):/.exec(message)?.[1] ?? told.account
  return account !== undefined && isMarked(place.account) ? { ...place, account } : place
}

/** The input is made readable when somebody reads it: a plan meets thousands of writes and reports none. */
function wouldCall(step: string, { name, input }: Call<unknown>): Event {
  return {
    type: 'would-call',
    step,
    call: name,
    get input() {
      return readable(input)
    },
  }
}

/** The input for people's eyes: what is not known yet stands in it as `<new revision>`. */
export function readable(input: object): object {
  return JSON.parse(JSON.stringify(input), (_, value: unknown) =>
    typeof value === 'string' ? forPeople(value) : value,
  )
}

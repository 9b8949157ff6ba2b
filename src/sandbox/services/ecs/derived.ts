import { scheduledStarters } from '../scheduled-task.ts'
import { createQueue, type Queue } from './queue.ts'
import type { EcsState, Family, ServiceDeploymentStep, ServiceRecord, Task, TaskDefinition } from './state.ts'

/** To which something happens by itself: a task, a service, or a revision that is to be deleted. */
export type Item =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'service'; readonly service: ServiceRecord }
  | { readonly kind: 'definition'; readonly definition: TaskDefinition }

/** Indexes that follow from the state and would take too long to build for each event. They are never written to a file. */
export interface Derived {
  /** By name. */
  readonly families: Map<string, Family>
  /** Tasks that have not stopped, by `<cluster>/<service>`, then by id, oldest first. */
  readonly tasksOfServices: Map<string, Map<string, Task>>
  /** By id. */
  readonly stoppedTasks: Map<string, Task>
  /** Events for which it is worthwhile to wait. */
  readonly pulling: Agenda
  /** Expiry and idle events, for which nobody waits. */
  readonly idle: Agenda
  /** Where things stand in the order in which they came into the state: of what is due at the same time, the older one comes first. */
  readonly ordinals: Map<string, number>
  nextOrdinal: number
}

/**
 * A queue in which the time of an item may change while it waits.
 * INVARIANT: an item to which something happens at t has an entry at t or before. An entry that is too early is put where it belongs
 * when its turn comes, so that only an event that comes nearer needs to be told.
 */
interface Agenda {
  readonly queue: Queue<ItemKey>
  /** The time of the entry that counts; other entries of the same item are left over from before it came nearer. */
  readonly times: Map<string, number>
  next(item: Item): number | undefined
}

/** Items are looked up when their turn comes: a service that was deleted and made again is another record under the same key. */
interface ItemKey {
  readonly kind: Item['kind']
  readonly key: string
}

const derived: unique symbol = Symbol('derived')

/**
 * What follows from a state. It rides on the state where JSON and comparisons do not see it, and is made anew for a state that was read
 * from a file.
 */
export function derivedOf(ecs: EcsState & { readonly [derived]?: Derived }): Derived {
  const known = ecs[derived]
  if (known) return known
  const made = emptyDerived()
  Object.defineProperty(ecs, derived, { value: made, enumerable: false })
  for (const task of Object.values(ecs.tasks)) enterTask(ecs, task)
  for (const task of ecs.stoppedTasks) made.stoppedTasks.set(task.id, task)
  for (const service of Object.values(ecs.services)) note(ecs, { kind: 'service', service })
  for (const family of ecs.families) {
    made.families.set(family.name, family)
    for (const definition of family.revisions) note(ecs, { kind: 'definition', definition })
  }
  return made
}

function emptyDerived(): Derived {
  return {
    families: new Map(),
    tasksOfServices: new Map(),
    stoppedTasks: new Map(),
    pulling: { queue: createQueue(), times: new Map(), next: nextPulling },
    idle: { queue: createQueue(), times: new Map(), next: nextIdle },
    ordinals: new Map(),
    nextOrdinal: 0,
  }
}

/** Takes up a task that has not stopped. */
export function enterTask(ecs: EcsState, task: Task): void {
  const { tasksOfServices } = derivedOf(ecs)
  const key = serviceKeyOf(task)
  const tasks = tasksOfServices.get(key) ?? new Map<string, Task>()
  tasksOfServices.set(key, tasks.set(task.id, task))
  note(ecs, { kind: 'task', task })
}

/** Takes a task out that has stopped. */
export function leaveTask(ecs: EcsState, task: Task): void {
  const { tasksOfServices, ordinals } = derivedOf(ecs)
  const key = serviceKeyOf(task)
  const tasks = tasksOfServices.get(key)
  tasks?.delete(task.id)
  if (tasks?.size === 0) tasksOfServices.delete(key)
  ordinals.delete(keyOf({ kind: 'task', task }))
}

/** Tells the queue that something may happen to an item earlier than was known. */
export function note(ecs: EcsState, item: Item): void {
  const known = derivedOf(ecs)
  add(known, known.pulling, item)
  add(known, known.idle, item)
}

/** The item to which something happens first, and when; with `only`, the first of those that are worth waiting for. */
export function firstDue(ecs: EcsState, only?: 'pulling'): { readonly at: number; readonly item: Item } | undefined {
  const known = derivedOf(ecs)
  const pulling = firstOf(ecs, known, known.pulling)
  if (only === 'pulling') return pulling
  const idle = firstOf(ecs, known, known.idle)
  // Stopped tasks expire in their order, and all after the same time: the first one stands for all.
  const [oldest] = ecs.stoppedTasks
  const expiry = oldest && {
    at: nextStepOf(oldest) ?? Number.POSITIVE_INFINITY,
    item: { kind: 'task', task: oldest } as const,
  }
  const candidates: ({ at: number; item: Item } | undefined)[] = [expiry, pulling, idle]
  return candidates.reduce((first, one) => (one && (!first || one.at < first.at) ? one : first))
}

function firstOf(ecs: EcsState, known: Derived, agenda: Agenda): { at: number; item: Item } | undefined {
  for (let entry = agenda.queue.first(); entry; entry = agenda.queue.first()) {
    const { at, item: named } = entry
    const isCurrent = agenda.times.get(named.key) === at
    const item = isCurrent ? find(ecs, named) : undefined
    if (item && agenda.next(item) === at) return { at, item }
    agenda.queue.removeFirst()
    if (isCurrent) agenda.times.delete(named.key)
    if (item) add(known, agenda, item)
  }
  return undefined
}

function add(known: Derived, agenda: Agenda, item: Item): void {
  const at = agenda.next(item)
  const key = keyOf(item)
  // Its place among the others is that in which it came, also where nothing is to happen to it yet.
  const ordinal = known.ordinals.get(key) ?? known.nextOrdinal++
  known.ordinals.set(key, ordinal)
  if (at === undefined || (agenda.times.get(key) ?? Number.POSITIVE_INFINITY) <= at) return
  agenda.times.set(key, at)
  agenda.queue.add({ at, rank: ranks[item.kind], ordinal, item: { kind: item.kind, key } })
}

const ranks = { task: 0, service: 1, definition: 2 } satisfies Record<Item['kind'], number>

// Ids of tasks hold neither `/` nor `:`, and names of services and families no `:`.
function keyOf(item: Item): string {
  if (item.kind === 'task') return item.task.id
  if (item.kind === 'service') return `${item.service.cluster}/${item.service.name}`
  return `${item.definition.family}:${item.definition.revision}`
}

function find(ecs: EcsState, { kind, key }: ItemKey): Item | undefined {
  if (kind === 'task') {
    const task = ecs.tasks[key]
    return task && { kind, task }
  }
  if (kind === 'service') {
    const service = ecs.services[key]
    return service && { kind, service }
  }
  const [family = '', revision] = key.split(':')
  const definition = derivedOf(ecs)
    .families.get(family)
    ?.revisions.find((one) => one.revision === Number(revision))
  return definition && { kind, definition }
}

/** When something happens to an item for which it is worthwhile to wait. */
export function nextPulling(item: Item): number | undefined {
  if (item.kind === 'task') return isScheduled(item.task) ? undefined : nextStepOf(item.task)
  if (item.kind === 'definition') return undefined
  return least([item.service.tickAt, ...stepsOf(item.service).map((step) => (isIdle(step) ? undefined : step.at))])
}

/** When something happens to an item for which nobody waits. */
export function nextIdle(item: Item): number | undefined {
  if (item.kind === 'task') return isScheduled(item.task) ? nextStepOf(item.task) : undefined
  if (item.kind === 'definition') return item.definition.deleteAt
  const steady = item.service.steady ? item.service.steadyAgainAt : undefined
  return least([steady, ...stepsOf(item.service).map((step) => (isIdle(step) ? step.at : undefined))])
}

// While one waits for such a task the next one begins: time that settles would come to no end.
function isScheduled({ startedBy = '' }: Task): boolean {
  return scheduledStarters.some((starter) => startedBy.startsWith(starter))
}

/** The steps that the newest service deployment has before it; older ones have ended. */
export function stepsOf(service: ServiceRecord): readonly ServiceDeploymentStep[] {
  return service.serviceDeployments[0]?.steps ?? []
}

// Nobody waits for a person not to answer, nor for an alarm not to go off.
function isIdle(step: ServiceDeploymentStep): boolean {
  return step.do === 'time out hook' || step.do === 'check alarms'
}

function least(times: readonly (number | undefined)[]): number | undefined {
  return times.reduce(
    (first, one) => (one !== undefined && (first === undefined || one < first) ? one : first),
    undefined,
  )
}

function nextStepOf({ steps }: Task): number | undefined {
  return steps.length === 0 ? undefined : Math.min(...steps.map(({ at }) => at))
}

// Tasks of nobody's service are together under the empty key.
function serviceKeyOf(task: Task): string {
  return task.service === undefined ? '' : `${task.cluster}/${task.service}`
}

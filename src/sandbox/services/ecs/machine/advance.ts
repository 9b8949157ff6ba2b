import type { SandboxState } from '../../../service.ts'
import { type EcsState, ecsState, type Family, type ServiceRecord, type Task } from '../store.ts'
import { look, sayStillSteady } from './scheduler.ts'
import { doTaskStep } from './task-step.ts'
import { definitionIsDeleted } from './times.ts'
import type { World } from './world.ts'

/** Something that is due at a time. `pulls`: it is worth waiting for; idle events and expiry are not. */
interface Due {
  readonly at: number
  readonly pulls: boolean
  run(world: World): void
}

/** When something happens next, and whether it is worth waiting for; with `only`, the next thing that is. */
export function nextEvent(state: SandboxState, only?: 'pulling'): { at: number; pulls: boolean } | undefined {
  const due = earliest(ecsState(state), only)
  return due && { at: due.at, pulls: due.pulls }
}

/** Does all that is due at `world.now`, each at its own time and in the order of the times. */
export function advance(world: World): void {
  const ecs = ecsState(world.state)
  for (let due = earliest(ecs); due && due.at <= world.now; due = earliest(ecs)) due.run({ ...world, now: due.at })
}

// The whole state is looked through for each event: there are some hundred of them, and nothing can get out of step with it.
function earliest(ecs: EcsState, only?: 'pulling'): Due | undefined {
  let first: Due | undefined
  for (const due of everything(ecs)) {
    if (only === 'pulling' && !due.pulls) continue
    if (!first || due.at < first.at) first = due
  }
  return first
}

function* everything(ecs: EcsState): Generator<Due> {
  for (const task of Object.values(ecs.tasks)) yield* dueOfTask(task)
  for (const service of Object.values(ecs.services)) yield* dueOfService(service)
  for (const family of ecs.families) yield* dueOfFamily(ecs, family)
}

function* dueOfTask(task: Task): Generator<Due> {
  for (const step of task.steps) {
    yield {
      at: step.at,
      pulls: step.do !== 'expire',
      run(world) {
        task.steps = task.steps.filter((other) => other !== step)
        doTaskStep(world, task, step)
      },
    }
  }
}

function* dueOfService(service: ServiceRecord): Generator<Due> {
  const { tickAt, steadyAgainAt } = service
  if (tickAt !== undefined) yield { at: tickAt, pulls: true, run: (world) => look(world, service) }
  if (steadyAgainAt !== undefined && service.steady) {
    yield { at: steadyAgainAt, pulls: false, run: (world) => sayStillSteady(world, service) }
  }
}

// A definition whose deletion was asked for goes when nothing refers to it any more. The time for that is looked at again and again.
function* dueOfFamily(ecs: EcsState, family: Family): Generator<Due> {
  for (const definition of family.revisions) {
    if (definition.deleteRequestedAt === undefined) continue
    const uses = (one: { family: string; revision: number }): boolean =>
      one.family === definition.family && one.revision === definition.revision
    const used =
      Object.values(ecs.tasks).some(uses) ||
      Object.values(ecs.services).some(
        (service) => service.status !== 'INACTIVE' && service.deployments.some((one) => uses(one.blueprint)),
      )
    if (used) continue
    yield {
      at: definition.deleteRequestedAt + definitionIsDeleted,
      pulls: false,
      run: () => {
        family.revisions = family.revisions.filter((other) => other !== definition)
      },
    }
  }
}

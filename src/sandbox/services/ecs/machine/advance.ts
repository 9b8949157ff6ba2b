import type { SandboxState } from '../../../service.ts'
import { type EcsState, ecsState, type Family, type ServiceRecord, type Task, type TaskStep } from '../store.ts'
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
  const due = earliest(ecsState(state), only === 'pulling')
  return due && { at: due.at, pulls: due.pulls }
}

/** Does all that is due at `world.now`, each at its own time and in the order of the times. */
export function advance(world: World): void {
  const ecs = ecsState(world.state)
  for (let due = earliest(ecs, false); due && due.at <= world.now; due = earliest(ecs, false)) {
    due.run({ ...world, now: due.at })
  }
}

// What has not come to rest is looked through for each event, so that no index can get out of step with it.
function earliest(ecs: EcsState, onlyPulling: boolean): Due | undefined {
  let first: Due | undefined = earliestStep(ecs, onlyPulling)
  const consider = (due: Due): void => {
    if (onlyPulling && !due.pulls) return
    if (!first || due.at < first.at) first = due
  }
  for (const service of Object.values(ecs.services)) considerService(service, consider)
  if (!onlyPulling) for (const family of ecs.families) considerFamily(ecs, family, consider)
  return first
}

function earliestStep(ecs: EcsState, onlyPulling: boolean): Due | undefined {
  let found: { task: Task; step: TaskStep } | undefined
  const consider = (task: Task | undefined): void => {
    for (const step of task?.steps ?? []) if (task && (!found || step.at < found.step.at)) found = { task, step }
  }
  // Stopped tasks expire in their order, and all after the same time.
  if (!onlyPulling) consider(ecs.stoppedTasks[0])
  for (const task of Object.values(ecs.tasks)) consider(task)
  if (!found) return undefined
  const { task, step } = found
  return {
    at: step.at,
    pulls: step.do !== 'expire',
    run(world) {
      task.steps = task.steps.filter((other) => other !== step)
      doTaskStep(world, task, step)
    },
  }
}

function considerService(service: ServiceRecord, consider: (due: Due) => void): void {
  const { tickAt, steadyAgainAt } = service
  if (tickAt !== undefined) consider({ at: tickAt, pulls: true, run: (world) => look(world, service) })
  if (steadyAgainAt !== undefined && service.steady) {
    consider({ at: steadyAgainAt, pulls: false, run: (world) => sayStillSteady(world, service) })
  }
}

// A definition whose deletion was asked for goes when nothing refers to it any more.
function considerFamily(ecs: EcsState, family: Family, consider: (due: Due) => void): void {
  for (const definition of family.revisions) {
    if (definition.deleteRequestedAt === undefined) continue
    const uses = (one: { family: string; revision: number }): boolean =>
      one.family === definition.family && one.revision === definition.revision
    const used =
      Object.values(ecs.tasks).some(uses) ||
      ecs.stoppedTasks.some(uses) ||
      Object.values(ecs.services).some(
        (service) => service.status !== 'INACTIVE' && service.deployments.some((one) => uses(one.blueprint)),
      )
    if (used) continue
    consider({
      at: definition.deleteRequestedAt + definitionIsDeleted,
      pulls: false,
      run: () => {
        family.revisions = family.revisions.filter((other) => other !== definition)
      },
    })
  }
}

import type { SandboxState } from '../../../service.ts'
import { firstDue, type Item, note, stepsOf } from '../derived.ts'
import { ecsState, type ServiceRecord, type Task } from '../store.ts'
import { deleteDefinition } from './delete-definition.ts'
import { sayStillSteady } from './events.ts'
import { look } from './scheduler.ts'
import { doServiceDeploymentStep } from './stages.ts'
import type { StepContext } from './step-context.ts'
import { doTaskStep } from './task-step.ts'

/** When something happens next, and whether waiting for it is worthwhile; with `only`, the next event that is. */
export function nextEvent(state: SandboxState, only?: 'pulling'): { at: number; pulls: boolean } | undefined {
  const ecs = ecsState(state)
  const due = firstDue(ecs, only)
  return due && { at: due.at, pulls: only === 'pulling' || firstDue(ecs, 'pulling')?.at === due.at }
}

/** Does all that is due at `world.now`, each at its own time and in the order of the times. */
export function advance(world: StepContext): void {
  const ecs = ecsState(world.state)
  for (let due = firstDue(ecs); due && due.at <= world.now; due = firstDue(ecs)) {
    run({ ...world, now: due.at }, due.item)
    note(ecs, due.item)
  }
}

function run(world: StepContext, item: Item): void {
  if (item.kind === 'task') runTaskStep(world, item.task)
  else if (item.kind === 'service') runService(world, item.service)
  else deleteDefinition(world, item.definition)
}

function runTaskStep(world: StepContext, task: Task): void {
  // Of steps at the same time the first in the list is done first: a container's last line before its end.
  const step = task.steps.find(({ at }) => at === world.now)
  if (!step) return
  task.steps = task.steps.filter((other) => other !== step)
  doTaskStep(world, task, step)
}

function runService(world: StepContext, service: ServiceRecord): void {
  const [underWay] = service.serviceDeployments
  const step = stepsOf(service).find(({ at }) => at === world.now)
  if (service.tickAt === world.now) {
    look(world, service)
  } else if (underWay && step) {
    underWay.steps = underWay.steps.filter((other) => other !== step)
    doServiceDeploymentStep(world, service, step)
  } else {
    sayStillSteady(world, service)
  }
}

import { type Pulled, pullImage } from '../../ecr/index.ts'
import { optionalObject, optionalText } from '../input.ts'
import { findRevision, type Task } from '../store.ts'
import { runsOnFargate } from './create-task.ts'
import type { StepContext } from './step-context.ts'

/**
 * What pulling an image for a task meets. On instances, of whose kind nothing is known, every image is for the machine.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html (checked 2026-11)
 */
export function pullFor(world: StepContext, task: Task, image: string): Pulled {
  const pulled = pullImage(world, image, machineOf(world, task))
  return pulled === 'missing' || runsOnFargate(task) ? pulled : 'pulled'
}

/** The machine that a task's definition asks for, as registries name it. */
export function machineOf(world: StepContext, task: Task): 'amd64' | 'arm64' {
  const definition = findRevision(world.state, task.family, task.revision)
  const platform = optionalObject(definition?.content ?? {}, 'runtimePlatform') ?? {}
  return optionalText(platform, 'cpuArchitecture') === 'ARM64' ? 'arm64' : 'amd64'
}

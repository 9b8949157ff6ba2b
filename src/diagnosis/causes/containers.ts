import type { Cause } from '../cause.ts'
import type { ContainerEvidence, Evidence, TaskEvidence } from '../evidence.ts'
import { exitCodeMeaning, isOutOfMemory, wasStoppedByEcs } from '../exit-code.ts'

const STOP_REASONS =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html (checked 2026-11)'

interface Ended {
  readonly task: TaskEvidence
  readonly container: ContainerEvidence & { readonly exitCode: number }
}

/** The containers whose end stopped a task by itself: essential ones, where ECS did not stop the task for reasons of its own. */
function endedByThemselves({ tasks }: Evidence): Ended[] {
  return tasks.flatMap((task) =>
    wasStoppedByEcs(task)
      ? []
      : task.containers.flatMap(({ exitCode, ...container }) =>
          exitCode === undefined || container.essential === false
            ? []
            : [{ task, container: { ...container, exitCode } }],
        ),
  )
}

/** What a container that failed said last: the last line that is not empty. */
function lastWords({ lastLines = [] }: ContainerEvidence): string {
  const last = lastLines.findLast((line) => line.trim() !== '')
  return last === undefined ? '' : `; its last line is: ${last}`
}

/** Ends of containers that ran. ECS itself ends the others with SIGTERM once one essential container is gone: those say nothing. */
export const containerCauses = [
  {
    code: 'OUT_OF_MEMORY',
    heals: false,
    source: STOP_REASONS,
    find: ({ tasks }) => {
      for (const task of tasks)
        for (const container of task.containers)
          if (isOutOfMemory(container))
            return {
              cause: `container \`${container.name}\` was killed because it ran out of memory`,
              advice: 'raise `memory` of the container or of the task, or find out what grows',
              evidence: container.reason ?? '',
            }
      return undefined
    },
  },
  {
    code: 'PLATFORM_OF_PROGRAM',
    heals: false,
    source:
      'https://docs.docker.com/build/building/multi-platform/ (checked 2026-11): the kernel refuses a program of another architecture',
    find: (evidence) => {
      const found = endedByThemselves(evidence).find(({ container }) =>
        container.lastLines?.some((line) => /exec format error/i.test(line)),
      )
      return (
        found && {
          cause: `the program of container \`${found.container.name}\` was built for another platform`,
          advice: 'build the image for the platform of the task, or set `runtimePlatform.cpuArchitecture`',
          evidence: `exit code ${found.container.exitCode}${lastWords(found.container)}`,
        }
      )
    },
  },
  {
    code: 'SIDECAR_ENDED',
    heals: false,
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html, `essential` (checked 2026-11)',
    find: (evidence) => {
      const found = endedByThemselves(evidence).find(
        ({ task, container }) =>
          container.serves === false && isFirstToEnd(task, container) && task.containers.some(({ serves }) => serves),
      )
      return (
        found && {
          cause: `container \`${found.container.name}\`, which serves nothing, ended and took the task along, because it is essential`,
          advice: 'set `"essential": false` for a helper that may end, and let others wait for it with `dependsOn`',
          evidence: `exit code ${found.container.exitCode}${lastWords(found.container)}`,
        }
      )
    },
  },
  {
    code: 'CONTAINER_NOT_EXECUTABLE',
    heals: false,
    source:
      'https://tldp.org/LDP/abs/html/exitcodes.html: what shells give in the place of a program (checked 2026-11)',
    find: (evidence) => {
      const found = endedByThemselves(evidence).find(
        ({ container }) => container.exitCode === 126 || container.exitCode === 127,
      )
      return (
        found && {
          cause: `container \`${found.container.name}\`: ${exitCodeMeaning(found.container, found.task)}`,
          advice: 'check `command` and `entryPoint` against the image',
          evidence: `exit code ${found.container.exitCode}${lastWords(found.container)}`,
        }
      )
    },
  },
  {
    code: 'CONTAINER_FAILED',
    heals: true,
    source: STOP_REASONS,
    find: (evidence) => {
      const found = endedByThemselves(evidence).find(
        ({ task, container }) => container.exitCode !== 0 && !hasOwnRow(container) && isFirstToEnd(task, container),
      )
      if (!found) return undefined
      const meaning = exitCodeMeaning(found.container, found.task)
      return {
        cause: `container \`${found.container.name}\` ended with exit code ${found.container.exitCode}${meaning ? `: ${meaning}` : ''}`,
        advice: 'its log says why; `ristretto tasks logs` shows more of it',
        evidence: `exit code ${found.container.exitCode}${lastWords(found.container)}`,
      }
    },
  },
  {
    code: 'CONTAINER_ENDED',
    heals: true,
    source: STOP_REASONS,
    find: (evidence) => {
      const found = endedByThemselves(evidence).find(
        ({ task, container }) =>
          container.exitCode === 0 && task.stopCode === 'EssentialContainerExited' && isFirstToEnd(task, container),
      )
      if (!found) return undefined
      const { name } = found.container
      return evidence.runsOnce
        ? {
            cause: `container \`${name}\` ended with exit code 0 and took the others along, because it is essential`,
            advice: 'set `"essential": false` for a container that may end before the one that is waited for',
            evidence: 'exit code 0',
          }
        : {
            cause: `container \`${name}\` ended with exit code 0: in a service a program has to go on`,
            advice: 'a program that ends is a task to `run`; a server must stay in the foreground',
            evidence: 'exit code 0',
          }
    },
  },
] as const satisfies readonly Cause[]

/** Whether a row above says more of such an end. */
function hasOwnRow(container: Ended['container']): boolean {
  return isOutOfMemory(container) || container.exitCode === 126 || container.exitCode === 127
}

/** Whether no other essential container ended by an error of its own; those that ECS ended afterwards show 137 or 143. */
function isFirstToEnd({ containers }: TaskEvidence, own: ContainerEvidence): boolean {
  const wasTold = ({ exitCode }: ContainerEvidence) => exitCode === 137 || exitCode === 143
  if (!wasTold(own)) return true
  return containers.every((other) => other.name === own.name || other.exitCode === undefined || wasTold(other))
}

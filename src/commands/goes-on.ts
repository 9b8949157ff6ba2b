import type { GoesOn, HalfDone } from './command.ts'

/** Flags that change what is registered, or choose what is deployed: with a revision they have no business any more. */
const ofRegistration = ['image', 'env', 'secret', 'pin-digest', 'from-running', 'latest-task-definition', 'revision']

/** A revision was registered, and nothing came of it: the same command line with `--revision` takes that one, and registers no other. */
export function fromRegistered({ writes, registered, hasBegun }: HalfDone): GoesOn | undefined {
  const revision = numberOf(registered)
  const isUsed = hasBegun || writes.some(({ operation }) => operation === 'ecs:RunTask')
  return revision === undefined || isUsed ? undefined : { add: [`--revision=${revision}`], drop: ofRegistration }
}

/** The revision that was left is still registered. */
export function deregisterLeft({ failed: { operation, subject } }: HalfDone): GoesOn | undefined {
  const revision = operation === 'ecs:DeregisterTaskDefinition' ? numberOf(subject) : undefined
  return revision === undefined ? undefined : { command: 'deregister', add: [`--revision=${revision}`], drop: 'all' }
}

/** Some revisions are deregistered: a repetition takes the others. Of one that is deregistered, only ECS itself knows by its name. */
export function restOfRevisions({ writes, failed: { operation } }: HalfDone): GoesOn | undefined {
  const done = writes.filter((one) => one.operation === 'ecs:DeregisterTaskDefinition')
  if (done.length === 0) return undefined
  if (operation !== 'ecs:DeleteTaskDefinitions') return { add: [] }
  const names = done.map(({ subject }) => subject.replace(/^.* /, '')).join(' ')
  return { line: `aws ecs delete-task-definitions --task-definitions ${names}` }
}

/** `12` of `web:12`, and of `task definition web:12`. */
function numberOf(revision: string | undefined): string | undefined {
  return /:(\d+)$/.exec(revision ?? '')?.[1]
}

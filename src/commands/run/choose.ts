import { type Aws, anything, isMarked, UserError } from '../../calls/index.ts'
import { arn, describeTaskDefinition, isBareFamily, revisionNameOf } from '../../calls/operations/index.ts'
import { containersOf, type Overrides, type Project } from '../../settings/index.ts'
import {
  type ContainerLog,
  familyOfService,
  findExistingService,
  findService,
  logsOf,
  registerTaskDefinition,
  revisionOf,
  rolesOfRevision,
  runningRevision,
  type Shown,
  shownOf,
  shownOfFile,
  targetOf,
  type WhichRevision,
  whichRevision,
  whyNoLog,
} from '../../steps/index.ts'
import type { RunOptions } from './options.ts'
import { watchedOf } from './watched.ts'

/** The revision that is run, and the containers of it that can be watched. */
export interface Chosen {
  readonly taskDefinition: string
  readonly executionRole: string | undefined
  readonly taskRole: string | undefined
  /** Roles that nobody knows apart: those of a standing revision. */
  readonly roles: readonly string[]
  /** Whose exit code counts. */
  readonly watched: string | undefined
  readonly log: ContainerLog | undefined
  /** Why the log of the watched container cannot be followed, in words. */
  readonly noLog: string | undefined
  /** What of its tasks can be shown once they have failed. */
  readonly shown: Shown
}

interface Standing {
  readonly options: RunOptions
  readonly which: Exclude<WhichRevision, { from: 'file' }>
}

/** Registers the file, unless a flag names a revision that stands already. */
export async function choose(
  aws: Aws,
  project: Project,
  options: RunOptions,
  overrides: Overrides | undefined,
): Promise<Chosen> {
  const which = whichRevision(options)
  if (which.from !== 'file') return standing(aws, project, { options, which })
  const definition = await project.taskDefinition(aws, options.taskDef)
  const names = definition.containers.map(({ name }) => name)
  const watched = watchedOf(names, options.watchContainer, definition.path)
  checkOverrides(overrides, names, definition.path)
  const { taskDefinition, answer } = await registerTaskDefinition(aws, definition)
  const registeredAt = answer.take(({ taskDefinition: registered }) => registered?.registeredAt, undefined)
  const { executionRoleArn, taskRoleArn } = definition.input
  return {
    taskDefinition,
    executionRole: executionRoleArn,
    taskRole: taskRoleArn,
    roles: [],
    watched,
    log: logsOf(definition, aws.place.region).find(({ container }) => container === watched),
    noLog: whyNoLog(definition, watched),
    shown: { ...(await shownOf(aws, project, definition)), registeredAt },
  }
}

/** ECS would refuse them, too, but only after a revision was registered. */
function checkOverrides(overrides: Overrides | undefined, names: readonly string[], file: string): void {
  const overridden = (overrides?.containerOverrides ?? []).map((one) => ('name' in one ? one.name : undefined))
  const unknown = overridden.find(
    (name) =>
      typeof name === 'string' && !isMarked(name) && !names.includes(name) && !names.some((one) => isMarked(one)),
  )
  if (unknown === undefined) return
  throw new UserError(
    'CONTAINER_MISSING',
    `the overrides name the container \`${unknown}\`, which ${file} does not have`,
    {
      hint: `its containers are ${names.map((name) => `\`${name}\``).join(', ')}`,
    },
  )
}

/**
 * A revision that stands already. Offline its family and its logs are taken to be those of the definition file; its roles are not,
 * since a policy must never pass more than it was told.
 */
async function standing(aws: Aws, project: Project, { options, which }: Standing): Promise<Chosen> {
  const named = await standingRevision(aws, project, { options, which })
  const roles = await rolesOfRevision(aws, project, revisionNameOf(named))
  const known = { executionRole: undefined, taskRole: undefined, roles }
  // Only who waits wants to know the containers. A token wants the ARN: a repetition has to be the same request to the letter, and the first one
  // named the revision that it had registered by it.
  if (!options.wait && options.clientToken === undefined) {
    const shown = await shownOfFile(aws, project)
    return { ...known, taskDefinition: named, watched: options.watchContainer, log: undefined, noLog: undefined, shown }
  }
  const described = await aws.step('read the task definition').call(describeTaskDefinition({ taskDefinition: named }))
  const outline = await project.outline()
  const watched = described.take(
    ({ taskDefinition }) =>
      watchedOf(
        containersOf(taskDefinition).map(({ name }) => name),
        options.watchContainer,
        revisionNameOf(named),
      ),
    options.watchContainer ?? outline?.containers[0]?.name ?? anything('first container'),
  )
  const containers = described.take(({ taskDefinition }) => containersOf(taskDefinition), outline?.containers ?? [])
  const shown = await shownOf(aws, project, { containers })
  return {
    ...known,
    // The newest revision is run under its number: another one may be registered meanwhile.
    taskDefinition: described.take(
      ({ taskDefinition }) => taskDefinition?.taskDefinitionArn ?? named,
      withRevision(aws, named),
    ),
    watched,
    log: shown.logs.find(({ container }) => container === watched),
    noLog: described.take(
      ({ taskDefinition }) => whyNoLog({ containers: containersOf(taskDefinition) }, watched),
      undefined,
    ),
    shown,
  }
}

function withRevision({ place }: Aws, named: string): string {
  return isBareFamily(named) ? arn(place, 'ecs', `task-definition/${named}:${anything('latest revision')}`) : named
}

async function standingRevision(aws: Aws, project: Project, { options, which }: Standing): Promise<string> {
  if (project.service === undefined) {
    const family = await familyOfFile(aws, project, options)
    // Without a service nothing says which revision runs: the newest one is taken.
    return which.from === 'running' ? family : revisionOf(family, which)
  }
  const target = targetOf(project)
  if (which.from === 'running') return runningRevision(aws, project, await findExistingService(aws, target))
  const found = await findService(aws, target)
  if (found) return revisionOf(await familyOfService(aws, project, found), which)
  // What runs once, a migration for one, may come before the first deployment.
  const family = await familyOfFile(aws, project, options)
  aws.note(`service ${target.service} does not exist in cluster ${target.cluster}: the family is that of the file`)
  return revisionOf(family, which)
}

/** The family that the definition file names: without AWS, where it can be told so. */
async function familyOfFile(aws: Aws, project: Project, { taskDef }: RunOptions): Promise<string> {
  const outline = taskDef === undefined ? await project.outline() : undefined
  return outline?.family ?? (await project.taskDefinition(aws, taskDef)).family
}

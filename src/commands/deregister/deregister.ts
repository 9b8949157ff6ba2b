import { type Answer, type Aws, anything, groupsOf, UserError } from '../../calls/index.ts'
import {
  deleteTaskDefinitions,
  deregisterTaskDefinition,
  revisionNameOf,
  revisionsOf,
} from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import {
  familyOfService,
  findExistingService,
  type RevisionsInUse,
  revisionsInUseByAny,
  targetOf,
} from '../../steps/index.ts'
import type { DeregisterOptions } from './options.ts'

/** What was deregistered, oldest first: `web:12`. */
export interface Deregistered {
  readonly deregistered: readonly string[]
  readonly deleted: readonly string[]
}

/** The most revisions that one DeleteTaskDefinitions takes. */
const AT_ONCE = 10

/**
 * Deregisters one revision, or all but the newest ones, and never one in use: by a task, or by a service of the cluster, its deployments or
 * its task sets. Throws UserError where the named revision is in use.
 */
export async function deregister(aws: Aws, project: Project, options: DeregisterOptions): Promise<Deregistered> {
  checkFlags(options)
  const found = project.service === undefined ? undefined : await findExistingService(aws, targetOf(project))
  const family = found ? await familyOfService(aws, project, found) : (await project.taskDefinition(aws)).family
  const inUse = await revisionsInUseByAny(aws, project, family, found)
  const listed = await aws.step('list the revisions').pages(revisionsOf(family, 'ASC'))
  const names = listed.map((arns) => arns.map(revisionNameOf))
  const chosen = options.revision
    ? named(names, inUse, { family, revision: options.revision })
    : names.and(inUse).map(([all, uses]) => {
        const unused = all.filter((name) => !uses.has(name))
        return unused.slice(0, Math.max(0, unused.length - (options.keeps ?? 0)))
      })
  const some = chosen.ask('there are revisions to deregister', (all) => all.length > 0 && all)
  if (!some) {
    aws.note(`nothing to deregister: \`--keeps ${options.keeps}\` keeps all revisions of ${family} that are unused`)
    return { deregistered: [], deleted: [] }
  }
  return carryOut(aws, some, { family, options })
}

interface Order {
  readonly family: string
  readonly options: DeregisterOptions
}

async function carryOut(aws: Aws, some: Answer<readonly string[]>, { family, options }: Order): Promise<Deregistered> {
  const standIn = `${family}:${anything('revision')}`
  some.see((all) => aws.note(`to deregister: ${all.join(', ')}`))
  if (!options.force)
    await aws.confirm({
      prompt: 'Type `yes` to deregister these revisions',
      expected: 'yes',
      otherwise: '`--force` deregisters them without asking',
    })
  // One after the other, oldest first: what was done is told where a later one fails.
  await aws.step('deregister the revision').each({ of: some, standIn }, deregisterOne, { limit: 1 })
  const deregistered = some.take((all) => all, [standIn])
  if (!options.delete) return { deregistered, deleted: [] }
  const groups = some.map((all) => groupsOf(all, AT_ONCE))
  const deleted = await aws
    .step('delete the revisions')
    .each<readonly string[], readonly string[]>({ of: groups, standIn: [standIn] }, deleteGroup, { limit: 1 })
  return { deregistered, deleted: deleted.take((all) => all.flat(), []) }
}

async function deregisterOne(name: string, own: Aws): Promise<void> {
  const answer = await own.call(deregisterTaskDefinition({ taskDefinition: name }))
  answer.see(() => own.note(`deregistered ${name}`))
}

async function deleteGroup(names: readonly string[], own: Aws): Promise<readonly string[]> {
  const answer = await own.call(deleteTaskDefinitions({ taskDefinitions: names }))
  answer.see(({ failures = [] }) => {
    for (const { arn = '', reason = '' } of failures) own.warn(`ECS did not delete ${revisionNameOf(arn)}: ${reason}`)
  })
  return answer.take(
    ({ taskDefinitions }) => taskDefinitions.map(({ taskDefinitionArn = '' }) => revisionNameOf(taskDefinitionArn)),
    names,
  )
}

/** `--revision` wins over `--keeps`, as in ecspresso. */
function checkFlags({ keeps, revision }: DeregisterOptions): void {
  if (!revision && keeps === undefined)
    throw new UserError('OPTIONS_MISSING', '`--revision` or `--keeps` must say what is to be deregistered', {
      hint: '`--keeps 10` keeps the ten newest of those that nobody uses',
    })
  if (revision && revision !== 'latest' && !/^[1-9]\d*$/.test(revision))
    throw new UserError('OPTION_INVALID', `invalid value \`${revision}\` for \`--revision\``, {
      hint: 'a number, or `latest`',
    })
}

/** The named revision as a list of one. */
function named(
  names: Answer<readonly string[]>,
  inUse: Answer<RevisionsInUse>,
  { family, revision }: { readonly family: string; readonly revision: string },
): Answer<readonly string[]> {
  const wanted = names.ask('the revision is there', (all) =>
    revision === 'latest' ? all.at(-1) : all.find((name) => name === `${family}:${revision}`),
  )
  if (!wanted)
    throw new UserError('REVISION_UNKNOWN', `family \`${family}\` has no active revision \`${revision}\``, {
      hint: '`ristretto revisions` lists them',
    })
  const pair = wanted.and(inUse)
  const free = pair.ask('nobody uses the revision', ([name, uses]) => !uses.has(name) && [name])
  if (free) return free
  const use = pair.take(([name, uses]) => `${name} is in use: ${uses.get(name) ?? ''}`, 'the revision is in use')
  throw new UserError('REVISION_IN_USE', use, { hint: 'deploy another one first' })
}

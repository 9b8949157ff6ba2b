import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import { revisionNameOf } from '../../calls/operations/index.ts'
import {
  begin,
  findExistingService,
  type ListedDeployment,
  rolesOfRevision,
  runningRevision,
  shownOfFile,
} from '../../steps/index.ts'
import { historyOf } from './history.ts'
import { anyPrevious, findPrevious, type Previous } from './previous.ts'
import type { RollbackResult } from './result.ts'
import type { RollbackSituation } from './situation.ts'

/** Deploys the revision before. Throws UserError where there is none. */
export async function deployPrevious(
  aws: Aws,
  situation: RollbackSituation,
  history: Answer<readonly ListedDeployment[]>,
): Promise<Omit<RollbackResult, 'deregistered'>> {
  const { project, target, found, current, goal, waits, resume } = situation
  const previous = await choosePrevious(aws, situation, history)
  const taskDefinition = previous.take((one) => one.taskDefinition, anyPrevious(aws, current))
  const begun = await begin(aws, {
    target,
    found,
    attributes: {},
    taskDefinition,
    desiredCount: undefined,
    isForced: false,
    passes: { toTasks: await rolesOfPrevious(aws, situation), toEcs: [] },
    goal,
  })
  if (waits) await begun.follow(aws, { shown: await shownOfFile(aws, project), resume })
  return {
    ...target,
    action: 'deployed',
    from: revisionNameOf(current),
    to: revisionNameOf(taskDefinition),
    images: previous.take((one) => one.images, []),
    deployment: { id: begun.id, status: waits ? 'completed' : 'begun' },
  }
}

/** The revision before, with what it brings back told. Throws UserError where there is none. */
export async function choosePrevious(
  aws: Aws,
  { target, current }: Pick<RollbackSituation, 'target' | 'current'>,
  history: Answer<readonly ListedDeployment[]> | undefined,
): Promise<Answer<Previous>> {
  const previous = await findPrevious(aws, { target, current, history })
  if (!previous)
    throw new UserError('REVISION_BEFORE_MISSING', `there is no active revision before ${revisionNameOf(current)}`, {
      hint: '`ristretto revisions` lists those that are there; `ristretto deploy --revision N` deploys one',
    })
  previous.see(({ taskDefinition, images, by }) => {
    const why = by === 'deployment' ? 'which the last completed deployment ran' : 'the next lower active revision'
    aws.note(`goes back from ${revisionNameOf(current)} to ${revisionNameOf(taskDefinition)}, ${why}`)
    for (const { container, image } of images) aws.note(`brings back ${container} ${image}`)
  })
  return previous
}

/** Whose roles are passed: a plan with reads finds the revision as the command would. */
async function rolesOfPrevious(
  aws: Aws,
  { project, target, current }: Pick<RollbackSituation, 'project' | 'target' | 'current'>,
): Promise<readonly string[]> {
  const taskDefinition = revisionNameOf(anyPrevious(aws, current))
  return rolesOfRevision(aws, project, taskDefinition, async (reader) => {
    const found = await findExistingService(reader, target)
    const { found: agreed, listed: history } = await historyOf(reader, { target, found }, { mustStop: false })
    const running = await runningRevision(reader, project, agreed)
    const previous = await findPrevious(reader, { target, current: running, history })
    return previous?.take((one) => one.taskDefinition, taskDefinition) ?? taskDefinition
  })
}

import { type Answer, type Aws, anything, OutcomeError, UserError } from '../../calls/index.ts'
import {
  type CodeDeployDeployment,
  type DeploymentGroupName,
  getApplicationRevision,
  getDeployment,
  listDeployments,
  type RollbackEvent,
  revisionNameOf,
  stopDeployment,
} from '../../calls/operations/index.ts'
import {
  appSpecOf,
  beginByCodeDeploy,
  type FoundGroup,
  findGroup,
  followed,
  hooksOf,
  shownOfFile,
  standingTaskSets,
} from '../../steps/index.ts'
import { settingsForSpec } from '../deploy/settings-for-spec.ts'
import { choosePrevious } from './deploy-previous.ts'
import { anyPrevious } from './previous.ts'
import type { WentBack } from './result.ts'
import type { RollbackSituation } from './situation.ts'

/**
 * Stops the deployment of CodeDeploy's that is on its way, which takes it back; without one has CodeDeploy bring up the next lower active
 * revision. Throws UserError where there is nothing to go back to.
 */
export async function rollBackByCodeDeploy(
  aws: Aws,
  situation: RollbackSituation,
  options: { readonly events: readonly RollbackEvent[]; readonly mustStop: boolean },
): Promise<WentBack> {
  const hooks = hooksOf(situation.project)
  const group = await findGroup(aws, situation.project, situation.target)
  const open = await findOpen(aws, group)
  if (open) return takeBack(aws, situation, { group, open })
  if (options.mustStop)
    throw new UserError('NOTHING_TO_STOP', `no deployment of service \`${situation.target.service}\` is on its way`, {
      hint: '`--with-previous-task-definition` goes back to the revision before',
    })
  const { target, found, current, goal, waits, project, resume } = situation
  const previous = await choosePrevious(aws, situation, undefined)
  const taskDefinition = previous.take((one) => one.taskDefinition, anyPrevious(aws, current))
  const begun = await beginByCodeDeploy(aws, {
    target,
    found,
    goal,
    group,
    configName: project.configuration.codedeploy?.deployment_config_name,
    taskDefinition,
    spec: appSpecOf(taskDefinition, settingsForSpec(found, undefined), { file: false, hooks }),
    rollbackEvents: options.events,
  })
  if (waits) await begun.follow(aws, { shown: await shownOfFile(aws, project), resume })
  const [from, to] = [revisionNameOf(current), revisionNameOf(taskDefinition)]
  const deployment = { id: begun.id, status: waits ? 'completed' : 'begun' } as const
  return { done: { ...target, action: 'deployed', from, to, images: [], deployment }, left: current }
}

interface Open {
  readonly id: string
  readonly deployment: Answer<CodeDeployDeployment>
}

/** The newest deployment of the group, where it has not ended. */
async function findOpen(aws: Aws, group: DeploymentGroupName): Promise<Open | undefined> {
  const step = aws.step('find the last deployment')
  const listed = await step.call(listDeployments(group))
  const newest = listed.ask('the group has a deployment', ({ deployments }) => deployments[0])
  if (!newest) return undefined
  const id = newest.take((one) => one, anything('deployment'))
  const described = await step.call(getDeployment({ deploymentId: id }, group))
  const deployment = described.ask(
    'the last deployment is on its way',
    ({ deploymentInfo }) => !hasEnded(deploymentInfo) && deploymentInfo,
  )
  return deployment && { id, deployment }
}

function hasEnded({ status = '' }: CodeDeployDeployment): boolean {
  return ['Succeeded', 'Failed', 'Stopped'].includes(status)
}

async function takeBack(
  aws: Aws,
  { target, found, current, goal, waits, project, resume }: RollbackSituation,
  { group, open }: { readonly group: FoundGroup; readonly open: Open },
): Promise<WentBack> {
  const left = await revisionOfDeployment(aws, group, open, current)
  const step = aws.step('stop the deployment')
  const stopped = await step.call(stopDeployment({ deploymentId: open.id, autoRollbackEnabled: true }))
  stopped.see(() => step.note(`stopped deployment ${open.id}: CodeDeploy goes back`))
  const from = left === undefined ? open.id : revisionNameOf(left)
  const done = { ...target, action: 'stopped', from, images: [] } as const
  if (!waits) return { done: { ...done, deployment: { id: open.id, status: 'begun' } }, left }
  const back = await rollbackOf(aws, group, open.id)
  const revision = `the one before ${from}`
  const begun =
    back === undefined
      ? standingTaskSets(found, { target, goal, revision })
      : followed({ target, found, goal: 'deployed', group, id: back, revision })
  await begun.follow(aws, { shown: await shownOfFile(aws, project), resume })
  return { done: { ...done, deployment: { id: back ?? open.id, status: 'completed' } }, left }
}

/** The revision that a deployment brings up. CodeDeploy shows the AppSpec's digest, so that the AppSpec itself is read by it. */
async function revisionOfDeployment(
  aws: Aws,
  { application }: DeploymentGroupName,
  { deployment }: Open,
  current: string,
): Promise<string | undefined> {
  const revision = deployment.take(({ revision: one = {} }): object => one, {})
  const step = aws.step('see which revision the deployment brings up')
  const answer = await step.attempt(getApplicationRevision({ applicationName: application, revision }))
  const named = answer.ask('the AppSpec names a revision', ({ revision: { appSpecContent, string } = {} }) =>
    taskDefinitionIn(appSpecContent?.content ?? string?.content ?? ''),
  )
  return named?.take((one) => one, anyPrevious(aws, current))
}

function taskDefinitionIn(appSpec: string): string | undefined {
  return /task-?definition["']?\s*:\s*["']?(arn:[^\s"',}]+)/i.exec(appSpec)?.[1]
}

/** The deployment that takes the stopped one back: CodeDeploy begins it when that has stopped, and names it a moment later. */
async function rollbackOf(aws: Aws, group: DeploymentGroupName, deploymentId: string): Promise<string | undefined> {
  const step = aws.step('wait for the rollback')
  const look = getDeployment({ deploymentId }, group)
  const ended = await step.wait(`deployment ${deploymentId} to stop`, async () => {
    const seen = await step.call(look)
    return seen.ask('the deployment has stopped', ({ deploymentInfo }) => hasEnded(deploymentInfo) && deploymentInfo)
  })
  if (!ended?.ask('it was stopped before its end', ({ status }) => status !== 'Succeeded'))
    throw new OutcomeError('DEPLOYMENT_NOT_STOPPED', `deployment ${deploymentId} did not stop`, {
      hint: '`ristretto status` shows what runs',
    })
  const named = await step.lookAgain('the rollback to be named', async () => {
    const seen = await step.call(look)
    return seen.ask('a rollback has begun', ({ deploymentInfo }) => deploymentInfo.rollbackInfo?.rollbackDeploymentId)
  })
  return named?.take((one) => one, anything('rollback'))
}

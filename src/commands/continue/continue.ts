import { type Answer, type Aws, anything, UserError } from '../../calls/index.ts'
import { continueServiceDeployment, describeServiceDeployments, type InCluster } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import {
  anyServiceDeployment,
  anyServiceRevision,
  controllerOf,
  findExistingService,
  isUnderWay,
  type ListedDeployment,
  listedDeployments,
  onePicture,
  pausedHooks,
  shownOfFile,
  targetOf,
  underwayAfter,
} from '../../steps/index.ts'
import { checkGoal } from '../deploy/check-goal.ts'
import type { Invocation } from '../invocation.ts'
import type { ContinueOptions } from './options.ts'

/** What was let go on. */
export interface Continued {
  readonly cluster: string
  readonly service: string
  /** The ARN of the service deployment. */
  readonly serviceDeployment: string
  readonly hook: string
  /** The stage at which it was paused. */
  readonly stage: string
  readonly deployment: { readonly id: string; readonly revision: string; readonly status: 'completed' | 'begun' }
}

/** Lets a paused deployment go on. Throws UserError where nothing is paused, OutcomeError and TimedOut as `deploy` does. */
export async function continueDeployment(
  aws: Aws,
  project: Project,
  { wait, waitUntil: goal }: ContinueOptions,
  invocation: Invocation,
): Promise<Continued> {
  const target = targetOf(project)
  const found = await findExistingService(aws, target)
  if ((await controllerOf(project, found, target)) !== 'ECS')
    throw new UserError(
      'CONTROLLER_UNSUPPORTED',
      `CodeDeploy deploys service \`${target.service}\`: pauses are ECS's`,
      {
        hint: '`aws deploy continue-deployment` lets a deployment of CodeDeploy go on',
      },
    )
  if (wait) checkGoal(aws, { controller: 'ECS', found, definition: undefined, goal })
  const { listed, serviceDeployment, serviceRevision, hookId, stage } = await findPause(aws, target)
  const list = () => listedDeployments(aws, target)
  const { found: agreed } = await onePicture(aws, { found, listed }, { target, list })
  const step = aws.step('let the deployment go on')
  const answer = await step.call(
    continueServiceDeployment({ serviceDeploymentArn: serviceDeployment, hookId, action: 'CONTINUE' }, target),
  )
  answer.see(() => step.note(`the deployment of ${target.service} goes on from ${stage}`))
  const known = { target, goal, serviceDeployment, serviceRevision }
  const begun = await underwayAfter(aws, agreed, { ...known, passed: [hookId] })
  if (wait) await begun.follow(aws, { shown: await shownOfFile(aws, project), resume: invocation.again('wait') })
  return {
    ...target,
    serviceDeployment,
    hook: hookId,
    stage,
    deployment: { id: begun.id, revision: begun.revision, status: wait ? 'completed' : 'begun' },
  }
}

interface Pause {
  readonly listed: Answer<readonly ListedDeployment[]>
  /** ARNs of the deployment and of what it brings up. */
  readonly serviceDeployment: string
  readonly serviceRevision: string
  readonly hookId: string
  readonly stage: string
}

/** The hook at which the newest deployment waits. One look may be too early: somebody may just have seen it pause. */
async function findPause(aws: Aws, target: InCluster): Promise<Pause> {
  const paused = await aws.lookAgain(`a pause of ${target.service}`, () => lookForPause(aws, target))
  if (!paused)
    throw new UserError('NOTHING_PAUSED', `no deployment of service \`${target.service}\` is paused`, {
      hint: '`ristretto wait --wait-until paused` waits for the next pause',
    })
  return paused
}

async function lookForPause(aws: Aws, target: InCluster): Promise<Pause | undefined> {
  const listed = await listedDeployments(aws, target)
  const open = listed.ask('a deployment is on its way', (all) =>
    all.find(({ status, serviceDeploymentArn }) => isUnderWay(status) && serviceDeploymentArn !== undefined),
  )
  if (!open) return undefined
  const serviceDeployment = open.take(
    ({ serviceDeploymentArn = '' }) => serviceDeploymentArn,
    anyServiceDeployment(aws, target),
  )
  const serviceRevision = open.take(
    ({ targetServiceRevisionArn = '' }) => targetServiceRevisionArn,
    anyServiceRevision(aws, target),
  )
  const known = { listed, serviceDeployment, serviceRevision }
  const described = await aws
    .step('see where the deployment is paused')
    .call(describeServiceDeployments({ serviceDeploymentArns: [serviceDeployment] }, target))
  const hook = described.ask('a hook waits', ({ serviceDeployments: [one] }) => {
    const [first] = one ? pausedHooks(one) : []
    return first && { hookId: first.hookId ?? '', stage: one?.lifecycleStage ?? '' }
  })
  return hook?.take((one): Pause => ({ ...known, ...one }), {
    ...known,
    hookId: anything('hook'),
    stage: anything('stage'),
  })
}

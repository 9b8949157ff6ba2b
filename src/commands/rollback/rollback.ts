import { type Aws, UserError } from '../../calls/index.ts'
import type { InCluster } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { controllerOf, findExistingService, runningRevision, targetOf } from '../../steps/index.ts'
import { checkGoal } from '../deploy/check-goal.ts'
import { rollbackEventsOf } from '../deploy/rollback-events.ts'
import type { Invocation } from '../invocation.ts'
import { rollBackByCodeDeploy } from './by-code-deploy.ts'
import { deployPrevious } from './deploy-previous.ts'
import { deregisterLeft } from './deregister-left.ts'
import { historyOf } from './history.ts'
import type { RollbackOptions } from './options.ts'
import type { RollbackResult } from './result.ts'
import { findOpen, stopDeployment } from './stop-deployment.ts'

/**
 * Stops the deployment that is on its way, which takes it back; without one deploys the revision before. Throws UserError where there is
 * nothing to go back to, OutcomeError and TimedOut as `deploy` does.
 */
export async function rollback(
  aws: Aws,
  project: Project,
  options: RollbackOptions,
  invocation: Invocation,
): Promise<RollbackResult> {
  checkFlags(options)
  const events = rollbackEventsOf(options.rollbackEvents)
  const target = targetOf(project)
  const found = await findExistingService(aws, target)
  const controller = await controllerOf(project, found, target)
  const goal = options.waitUntil ?? project.line.waitUntil
  if (options.wait) checkGoal(aws, { controller, found, definition: undefined, goal })
  // ECS makes the revisions of an Express service: nobody else goes back to one, or deregisters it.
  const isExpress = Boolean(project.configuration.express_definition)
  const mustStop = isExpress || (project.line.rollbackStops && !options.withPreviousTaskDefinition)
  const given = { project, target, goal, waits: options.wait, resume: invocation.again('wait') }
  const deregisters = options.deregisterTaskDefinition && !isExpress
  if (controller === 'CODE_DEPLOY') {
    const situation = { ...given, found, current: await runningRevision(aws, project, found) }
    const { done, left } = await rollBackByCodeDeploy(aws, situation, { events, mustStop })
    return { ...done, deregistered: deregisters && (await deregisterIfLeft(aws, target, left)) }
  }
  const { found: agreed, listed: history } = await historyOf(aws, { target, found }, { mustStop })
  const situation = { ...given, found: agreed, current: await runningRevision(aws, project, agreed) }
  const open = findOpen(history)
  if (!open && mustStop)
    throw new UserError('NOTHING_TO_STOP', `no deployment of service \`${target.service}\` is on its way`, {
      hint: isExpress
        ? 'an Express service goes back by a deployment of the definition as it was'
        : '`--with-previous-task-definition` goes back to the revision before',
    })
  const { done, left } = open
    ? await stopDeployment(aws, situation, { open, history })
    : { done: await deployPrevious(aws, situation, history), left: situation.current }
  return { ...done, deregistered: deregisters && (await deregisterIfLeft(aws, target, left)) }
}

/** Planned by itself: whether it is deregistered decides about no other call. */
async function deregisterIfLeft(aws: Aws, target: InCluster, left: string | undefined): Promise<boolean> {
  if (left === undefined) return false
  const done = await aws.aside('deregister the revision', { target, left }, (of, own) =>
    deregisterLeft(own, of.target, of.left),
  )
  return done.take((one) => one, true)
}

/** A revision whose tasks still run is not to be deregistered, and without waiting nobody knows. */
function checkFlags({ wait, deregisterTaskDefinition }: RollbackOptions): void {
  if (wait || !deregisterTaskDefinition) return
  throw new UserError('OPTIONS_CONFLICT', '`--no-wait` and `--deregister-task-definition` exclude each other', {
    hint: '`--no-wait --no-deregister-task-definition` begins the rollback and leaves',
  })
}

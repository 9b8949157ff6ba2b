import type { Aws } from '../../../calls/index.ts'
import { stopDeployment } from '../../../calls/operations/index.ts'
import type { StopType } from '../waiting.ts'
import type { CodeDeployBegun } from './code-deploy-begun.ts'

/** Asks CodeDeploy to stop a deployment; gives whether it was asked. A refusal is said: how the deployment ends does not hang on it. */
export async function stopByCodeDeploy(
  aws: Aws,
  { id, revision }: CodeDeployBegun,
  stopType: StopType,
): Promise<boolean> {
  const stopped = await aws.attempt(stopDeployment({ deploymentId: id, autoRollbackEnabled: stopType === 'ROLLBACK' }))
  stopped.see(() =>
    aws.note(
      stopType === 'ROLLBACK'
        ? `asked CodeDeploy to roll the deployment of ${revision} back`
        : `asked CodeDeploy to stop the deployment of ${revision}`,
    ),
  )
  return stopped.ask('the stop is accepted', () => true) !== undefined
}

import type { Operation } from '../../../service.ts'
import { read, requireUnderWay } from '../input.ts'
import { stop } from '../progress.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_StopDeployment.html */
export const stopDeployment: Operation = {
  name: 'codedeploy:StopDeployment',
  access: 'write',
  checks: () => [{ action: 'codedeploy:StopDeployment', resource: '*' }],
  handle(input, context) {
    const deployment = requireUnderWay(input, context)
    const isAsked =
      read.flag(input, 'autoRollbackEnabled') ?? deployment.rollbackOn.includes('DEPLOYMENT_STOP_ON_REQUEST')
    stop(deployment, isAsked, context)
    return {
      status: 'Succeeded',
      statusMessage: 'No more commands will be scheduled for execution in the deployment instances',
    }
  },
}

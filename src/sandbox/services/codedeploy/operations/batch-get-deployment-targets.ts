import type { Operation } from '../../../service.ts'
import { read, requireDeployment } from '../input.ts'
import { targetOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetDeploymentTargets.html */
export const batchGetDeploymentTargets: Operation = {
  name: 'codedeploy:BatchGetDeploymentTargets',
  access: 'read',
  checks: () => [{ action: 'codedeploy:BatchGetDeploymentTargets', resource: '*' }],
  handle(input, context) {
    const deployment = requireDeployment(input, context)
    const ids = read.texts(input, 'targetIds')
    const isAsked = ids.length === 0 || ids.includes(`${deployment.cluster}:${deployment.service}`)
    return { deploymentTargets: isAsked ? [targetOnWire(deployment, context)] : [] }
  },
}

import type { Operation } from '../../../service.ts'
import { deploymentCheck, read } from '../input.ts'
import { findDeployment } from '../store.ts'
import { deploymentOnWire } from '../wire.ts'

/** What is not there is left out. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetDeployments.html */
export const batchGetDeployments: Operation = {
  name: 'codedeploy:BatchGetDeployments',
  access: 'read',
  checks: (input, context) =>
    read
      .requiredTexts(input, 'deploymentIds', 25)
      .map((deploymentId) => deploymentCheck('BatchGetDeployments', { deploymentId }, context)),
  handle: (input, context) => ({
    deploymentsInfo: read.requiredTexts(input, 'deploymentIds', 25).flatMap((id) => {
      const found = findDeployment(context.state, id)
      return found ? [deploymentOnWire(found)] : []
    }),
  }),
}

import type { Operation } from '../../../service.ts'
import { boundaryIn, policiesIn, simulate } from '../simulate.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html */
export const simulateCustomPolicy: Operation = {
  name: 'iam:SimulateCustomPolicy',
  access: 'read',
  refused: [
    'OrderedOrganizationPolicyInputList',
    'ResourcePolicy',
    'ResourceOwner',
    'CallerArn',
    'ResourceHandlingOption',
  ],
  checks: () => [{ action: 'iam:SimulateCustomPolicy', resource: '*' }],
  handle: (input, { principal }) =>
    simulate({ documents: policiesIn(input), boundary: boundaryIn(input) }, principal.arn, input),
}

import type { Operation, RequestContext } from '../../../service.ts'
import { noSuchEntity } from '../entities.ts'
import { requiredField } from '../input.ts'
import { boundaryOf, policiesOf } from '../managed-policies.ts'
import { boundaryIn, policiesIn, simulate } from '../simulate.ts'
import { findRoleByArn, findUser, type Role, type User } from '../store.ts'

/** Policies of the user or role alone, with those of the request. https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html */
export const simulatePrincipalPolicy: Operation = {
  name: 'iam:SimulatePrincipalPolicy',
  access: 'read',
  refused: ['PolicyExclusionList', 'ResourcePolicy', 'ResourceOwner', 'CallerArn', 'ResourceHandlingOption'],
  checks: (input) => [{ action: 'iam:SimulatePrincipalPolicy', resource: requiredField(input, 'PolicySourceArn') }],
  handle(input, context) {
    const arn = requiredField(input, 'PolicySourceArn')
    const identity = find(arn, context)
    if (!identity) throw noSuchEntity(`The entity with ARN ${arn} cannot be found.`)
    const documents = [...Object.values(policiesOf(context.state, identity)), ...policiesIn(input)]
    return simulate({ documents, boundary: boundaryIn(input) ?? boundaryOf(context.state, identity) }, arn, input)
  },
}

function find(arn: string, context: RequestContext): Role | User | undefined {
  const user = findUser(context.state, arn.slice(arn.lastIndexOf('/') + 1))
  return findRoleByArn(context.state, arn) ?? (user?.arn === arn ? user : undefined)
}

import type { Operation } from '../../../service.ts'
import { boundaryIn } from '../boundaries.ts'
import { addUser } from '../create.ts'
import { checkNameIsFree, creationChecks, userOnWire } from '../entities.ts'
import { nameField, pathField, tagsField } from '../input.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html */
export const createUser: Operation = {
  name: 'iam:CreateUser',
  access: 'write',
  checks: (input, context) => creationChecks('user', input, context),
  handle(input, context) {
    const name = nameField(input, 'UserName', 64)
    checkNameIsFree('user', name, Object.keys(iamState(context.state).users))
    const boundary = boundaryIn(input, context)
    const given = { name, path: pathField(input), tags: tagsField(input), ...(boundary !== undefined && { boundary }) }
    return { User: userOnWire(addUser(context, given)) }
  },
}

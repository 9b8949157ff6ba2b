import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { applicationCheck, read } from '../input.ts'
import { findApplication } from '../store.ts'
import { applicationOnWire } from '../wire.ts'

/** What is not there is left out. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetApplications.html */
export const batchGetApplications: Operation = {
  name: 'codedeploy:BatchGetApplications',
  access: 'read',
  checks: (input, context) => namesIn(input).map((name) => applicationCheck('BatchGetApplications', name, context)),
  handle: (input, context) => ({
    applicationsInfo: namesIn(input).flatMap((name) => {
      const found = findApplication(context.state, name)
      return found ? [applicationOnWire(found)] : []
    }),
  }),
}

function namesIn(input: JsonObject): string[] {
  const names = read.texts(input, 'applicationNames')
  if (names.length === 0) throw new ServiceError('ApplicationNameRequiredException', 'Application name is missing')
  if (names.length > 100)
    throw new ServiceError('BatchLimitExceededException', 'The maximum number of names in one request is 100')
  return names
}

import type { Operation } from '../../../service.ts'
import { applicationCheck, applicationIn, requireApplication } from '../input.ts'
import { applicationOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetApplication.html */
export const getApplication: Operation = {
  name: 'codedeploy:GetApplication',
  access: 'read',
  checks: (input, context) => [applicationCheck('GetApplication', applicationIn(input), context)],
  handle: (input, context) => ({ application: applicationOnWire(requireApplication(applicationIn(input), context)) }),
}

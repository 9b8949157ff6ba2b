import { uuid } from '../../../ids.ts'
import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { applicationCheck, applicationIn, read } from '../input.ts'
import { codeDeployState, findApplication } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateApplication.html */
export const createApplication: Operation = {
  name: 'codedeploy:CreateApplication',
  access: 'write',
  checks(input, context) {
    const check = applicationCheck('CreateApplication', applicationIn(input), context)
    const tags = read.tags(input, 'tags')
    const tag = { ...check, action: 'codedeploy:TagResource', context: requestTagKeys(tags) }
    return [{ ...check, context: requestTagKeys(tags) }, ...(Object.keys(tags).length > 0 ? [tag] : [])]
  },
  handle(input, context) {
    const name = applicationIn(input)
    if ((read.text(input, 'computePlatform') ?? 'Server') !== 'ECS') {
      throw new ServiceError(
        'InvalidComputePlatformException',
        'The sandbox deploys to the compute platform ECS alone.',
      )
    }
    if (findApplication(context.state, name)) {
      throw new ServiceError('ApplicationAlreadyExistsException', `Application already exists: ${name}`)
    }
    const application = { name, id: uuid(context.ids), createdAt: context.now, tags: read.tags(input, 'tags') }
    put(codeDeployState(context.state).applications, name, application)
    return { applicationId: application.id }
  },
}

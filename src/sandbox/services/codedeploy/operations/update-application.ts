import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { applicationCheck, applicationIn, read, requireApplication } from '../input.ts'
import { codeDeployState, findApplication } from '../store.ts'

/** Gives an application another name. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_UpdateApplication.html */
export const updateApplication: Operation = {
  name: 'codedeploy:UpdateApplication',
  access: 'write',
  checks(input, context) {
    const renamed = read.text(input, 'newApplicationName')
    const names = [applicationIn(input), ...(renamed === undefined ? [] : [renamed])]
    return names.map((name) => applicationCheck('UpdateApplication', name, context))
  },
  handle(input, context) {
    const application = requireApplication(applicationIn(input), context)
    const name = read.text(input, 'newApplicationName') ?? application.name
    if (name === application.name) return {}
    if (findApplication(context.state, name)) {
      throw new ServiceError('ApplicationAlreadyExistsException', `Application already exists: ${name}`)
    }
    const state = codeDeployState(context.state)
    delete state.applications[application.name]
    put(state.applications, name, { ...application, name })
    state.groups = state.groups.map((one) =>
      one.application === application.name ? { ...one, application: name } : one,
    )
    return {}
  },
}

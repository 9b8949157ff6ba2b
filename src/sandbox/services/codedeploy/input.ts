import { inputReader, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import {
  type Application,
  applicationArn,
  type Deployment,
  type DeploymentGroup,
  findApplication,
  findDeployment,
  findGroup,
  groupArn,
  isOver,
} from './store.ts'

/** Reads CodeDeploy's inputs. */
export const read = inputReader('ValidationException')

/** The name of an application. Throws `ApplicationNameRequiredException`. */
export function applicationIn(input: JsonObject): string {
  const name = read.text(input, 'applicationName')
  if (name) return name
  throw new ServiceError('ApplicationNameRequiredException', 'Application name is missing')
}

/** The name of a group. Throws `DeploymentGroupNameRequiredException`. */
export function groupIn(input: JsonObject, member = 'deploymentGroupName'): string {
  const name = read.text(input, member)
  if (name) return name
  throw new ServiceError('DeploymentGroupNameRequiredException', 'Deployment Group name is missing')
}

/** The application. Throws `ApplicationDoesNotExistException`. */
export function requireApplication(name: string, context: RequestContext): Application {
  const found = findApplication(context.state, name)
  if (found) return found
  throw new ServiceError('ApplicationDoesNotExistException', `No application found for name: ${name}`)
}

/** The group. Throws `DeploymentGroupDoesNotExistException`, or what `requireApplication` throws. */
export function requireGroup(application: string, name: string, context: RequestContext): DeploymentGroup {
  requireApplication(application, context)
  const found = findGroup(context.state, application, name)
  if (found) return found
  throw new ServiceError('DeploymentGroupDoesNotExistException', `No Deployment Group found for name: ${name}`)
}

/** The deployment that `deploymentId` names. Throws `DeploymentDoesNotExistException`. */
export function requireDeployment(input: JsonObject, context: RequestContext): Deployment {
  const id = read.text(input, 'deploymentId')
  if (!id) throw new ServiceError('DeploymentIdRequiredException', 'The deploymentId is missing')
  if (!/^d-[A-Z0-9]{9}$/.test(id)) {
    throw new ServiceError(
      'InvalidDeploymentIdException',
      'Specified DeploymentId is not in the valid format: d-XXXXXXXXX',
    )
  }
  const found = findDeployment(context.state, id)
  if (found) return found
  throw new ServiceError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`)
}

/** The same, if it is still under way. Throws `DeploymentAlreadyCompletedException`. */
export function requireUnderWay(input: JsonObject, context: RequestContext): Deployment {
  const deployment = requireDeployment(input, context)
  if (!isOver(deployment)) return deployment
  throw new ServiceError('DeploymentAlreadyCompletedException', `The deployment ${deployment.id} is already completed`)
}

/** What IAM is asked for an action on an application. */
export function applicationCheck(action: string, name: string, context: RequestContext): AccessCheck {
  const tags = findApplication(context.state, name)?.tags
  return { action: `codedeploy:${action}`, resource: applicationArn(context, name), context: resourceTagKeys(tags) }
}

/** What IAM is asked for an action on a deployment group. */
export function groupCheck(action: string, application: string, name: string, context: RequestContext): AccessCheck {
  const tags = findGroup(context.state, application, name)?.tags
  return {
    action: `codedeploy:${action}`,
    resource: groupArn(context, application, name),
    context: resourceTagKeys(tags),
  }
}

/** What IAM is asked for an action on the deployment that `deploymentId` names: its group. */
export function deploymentCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const deployment = findDeployment(context.state, read.text(input, 'deploymentId') ?? '')
  return groupCheck(action, deployment?.application ?? '*', deployment?.group ?? '*', context)
}

/** A page of names or ids in the order given; the token is the position. */
export function pageFrom<Item>(items: readonly Item[], input: JsonObject): { items: Item[]; nextToken?: string } {
  const token = read.text(input, 'nextToken')
  const start = token === undefined ? 0 : Number(/^page-(\d{1,9})$/.exec(token)?.[1] ?? Number.NaN)
  if (Number.isNaN(start))
    throw new ServiceError('InvalidNextTokenException', 'The next token was specified in an invalid format.')
  const end = start + 100
  return { items: items.slice(start, end), ...(end < items.length && { nextToken: `page-${end}` }) }
}

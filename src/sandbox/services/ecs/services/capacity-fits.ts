import { type JsonObject, ServiceError } from '../../../service.ts'
import { optionalList, optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import type { TaskDefinition } from '../store.ts'
import { checkPlacementRules } from './placement.ts'

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html (checked 2026-11)
const platforms = ['LATEST', '1.4.0', '1.3.0', '1.2.0', '1.1.0', '1.0.0']

/**
 * Throws where a request places tasks on Fargate as only instances can be chosen, or names a platform that is none.
 * reported by users: the texts (GetSimpl/cloudlift#138, aws-cloudformation/cloudformation-coverage-roadmap#2369); assumed: those of the platform
 */
export function checkPlacement(input: JsonObject, fargate: boolean): void {
  checkPlacementRules(input)
  const platform = optionalText(input, 'platformVersion')
  if (!fargate) {
    if (platform !== undefined)
      throw invalidParameter('The platform version must be null when specifying an EC2 launch type.')
    return
  }
  if ((optionalList(input, 'placementConstraints') ?? []).length > 0)
    throw invalidParameter('Placement constraints are not supported with FARGATE launch type.')
  if ((optionalList(input, 'placementStrategy') ?? []).length > 0)
    throw invalidParameter('Placement strategies are not supported with FARGATE launch type.')
  if (platform !== undefined && !platforms.includes(platform))
    throw new ServiceError('PlatformUnknownException', 'The specified platform does not exist.')
}

/**
 * Throws where ExecuteCommand is to be enabled for tasks without a task role, which the agent takes its rights from.
 * reported by users: the text of UpdateService (aws/aws-cli#6242); assumed: that the others say the same of what they do
 */
export function checkExecRole(enabled: boolean, role: string | undefined, what: string): void {
  if (!enabled || role) return
  throw invalidParameter(
    `The ${what} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
  )
}

/** The task role of a definition. */
export function taskRoleOf(definition: TaskDefinition | undefined): string | undefined {
  return definition && optionalText(definition.content, 'taskRoleArn')
}

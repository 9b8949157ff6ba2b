import type { Check, Place } from '../../call.ts'
import { arn } from '../arn.ts'

/** A deployment group, which knows the service that it deploys. */
export interface DeploymentGroupName {
  readonly application: string
  readonly group: string
}

/**
 * An action that IAM is asked about on the group. ARNs of CodeDeploy have colons where others have slashes.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html (checked 2026-11)
 */
export function onGroup(action: string, place: Place, { application, group }: DeploymentGroupName): Check {
  return {
    action: `codedeploy:${action}`,
    resource: arn(place, 'codedeploy', `deploymentgroup:${application}/${group}`),
  }
}

/** The same on an application. */
export function onApplication(action: string, place: Place, application: string): Check {
  return { action: `codedeploy:${action}`, resource: arn(place, 'codedeploy', `application:${application}`) }
}

import { anything, type Check, type Place } from '../../calls/index.ts'
import { arn } from '../../calls/operations/index.ts'
import { onEverything, onlyRead, onlyWrite } from './only.ts'

/** Names in the configuration, which spare the search. */
export interface CodeDeployNames {
  readonly application: string
  readonly group: string
  readonly config: string
}

/** What the configuration does not name is found by a search. */
export function codeDeployNames(
  given: { readonly application_name?: string; readonly deployment_group_name?: string } = {},
): CodeDeployNames {
  return {
    application: given.application_name ?? anything('application'),
    group: given.deployment_group_name ?? anything('deployment group'),
    config: anything('deployment configuration'),
  }
}

function check(name: string, resource: string): Check {
  return { action: `codedeploy:${name}`, resource, statement: { name: 'CodeDeploy' } }
}

function applicationArn(place: Place, { application }: CodeDeployNames): string {
  return arn(place, 'codedeploy', `application:${application}`)
}

function groupArn(place: Place, { application, group }: CodeDeployNames): string {
  return arn(place, 'codedeploy', `deploymentgroup:${application}/${group}`)
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html (checked 2026-11) */
export function listApplications() {
  return onlyRead('codedeploy:ListApplications', {}, onEverything('codedeploy:ListApplications', 'FindCodeDeploy'))
}

/** A call about an application. */
export function onApplication(
  name: 'BatchGetApplications' | 'ListDeploymentGroups' | 'GetApplicationRevision',
  names: CodeDeployNames,
) {
  return onlyRead(`codedeploy:${name}`, {}, (place) => [check(name, applicationArn(place, names))])
}

/** A call about a deployment group. */
export function onGroup(
  name: 'BatchGetDeploymentGroups' | 'ListDeployments' | 'GetDeployment',
  names: CodeDeployNames,
) {
  return onlyRead(`codedeploy:${name}`, {}, (place) => [check(name, groupArn(place, names))])
}

/** With the AppSpec in the request, CodeDeploy also registers a revision and reads the deployment configuration. */
export function createDeployment(names: CodeDeployNames) {
  return onlyWrite('codedeploy:CreateDeployment', {}, (place) => [
    check('CreateDeployment', groupArn(place, names)),
    check('GetApplicationRevision', applicationArn(place, names)),
    check('RegisterApplicationRevision', applicationArn(place, names)),
    check('GetDeploymentConfig', arn(place, 'codedeploy', `deploymentconfig:${names.config}`)),
  ])
}

/** The progress bar, on which nothing depends. */
export function getDeploymentTarget() {
  return onlyRead(
    'codedeploy:GetDeploymentTarget',
    {},
    onEverything('codedeploy:GetDeploymentTarget', 'ShowCodeDeploy'),
  )
}

/** IAM has no resource to fence it with. */
export function stopDeployment() {
  return onlyWrite('codedeploy:StopDeployment', {}, onEverything('codedeploy:StopDeployment', 'StopCodeDeploy'))
}

import { anything, type Check, type Place } from '../../calls/index.ts'
import { arn, clusterNameOf, type InCluster, serviceArn } from '../../calls/operations/index.ts'
import { onEverything, onlyRead, onlyWrite } from './only.ts'

/** The ARN of a cluster that is named or given by its ARN. */
function clusterArn(place: Place, cluster: string): string {
  return cluster.startsWith('arn:') ? cluster : arn(place, 'ecs', `cluster/${cluster}`)
}

/** Some task of the cluster. */
export function someTask(place: Place, cluster: string): string {
  return arn(place, 'ecs', `task/${clusterNameOf(cluster)}/${anything('task id')}`)
}

/** A service deployment is asked about together with its service. */
function deploymentChecks(name: string, statement: string, { cluster, service }: InCluster) {
  return (place: Place): Check[] =>
    [
      serviceArn(place, { cluster, service }),
      arn(place, 'ecs', `service-deployment/${clusterNameOf(cluster)}/${service}/${anything('service deployment')}`),
    ].map((resource) => ({ action: `ecs:${name}`, resource, statement: { name: statement } }))
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11) */
export function stopServiceDeployment(where: InCluster) {
  const checks = deploymentChecks('StopServiceDeployment', 'StopServiceDeployment', where)
  return onlyWrite('ecs:StopServiceDeployment', {}, checks)
}

/** Lets a paused deployment go on. */
export function continueServiceDeployment(where: InCluster) {
  const checks = deploymentChecks('ContinueServiceDeployment', 'ContinueServiceDeployment', where)
  return onlyWrite('ecs:ContinueServiceDeployment', {}, checks)
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteExpressGatewayService.html (checked 2026-11) */
export function deleteExpressGatewayService(where: InCluster) {
  return onlyWrite('ecs:DeleteExpressGatewayService', {}, (place) => [
    {
      action: 'ecs:DeleteExpressGatewayService',
      resource: serviceArn(place, where),
      statement: { name: 'DeleteService' },
    },
  ])
}

/** Of `verify`. */
export function describeClusters(cluster: string) {
  return onlyRead('ecs:DescribeClusters', { clusters: [cluster] }, (place) => [
    { action: 'ecs:DescribeClusters', resource: clusterArn(place, cluster), statement: { name: 'ReadCluster' } },
  ])
}

/** A shell in a container is asked about on the task and on the cluster. */
export function executeCommand(cluster: string) {
  return onlyWrite('ecs:ExecuteCommand', { cluster }, (place) =>
    [clusterArn(place, cluster), someTask(place, cluster)].map((resource) => ({
      action: 'ecs:ExecuteCommand',
      resource,
      statement: { name: 'ExecuteCommand' },
    })),
  )
}

/** Where the plugin of Session Manager finds ECS (observed with 2.3; assumed: the later lines ask, too). */
export function discoverPollEndpoint() {
  return onlyRead('ecs:DiscoverPollEndpoint', {}, onEverything('ecs:DiscoverPollEndpoint', 'FindPollEndpoint'))
}

/** The namespace of Service Connect, by an id that only the service tells. */
export function getNamespace() {
  return onlyRead('servicediscovery:GetNamespace', {}, (place) => [
    {
      action: 'servicediscovery:GetNamespace',
      resource: arn(place, 'servicediscovery', `namespace/${anything('namespace')}`),
      statement: { name: 'ReadNamespace' },
    },
  ])
}

/**
 * A port of a task: the task, and the document of AWS's, whose ARN has no account.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html (checked 2026-11)
 */
export function startSession(cluster: string, toHost: boolean) {
  const document = toHost ? 'AWS-StartPortForwardingSessionToRemoteHost' : 'AWS-StartPortForwardingSession'
  return onlyWrite('ssm:StartSession', {}, (place) =>
    [someTask(place, cluster), `arn:${place.partition}:ssm:${place.region}::document/${document}`].map((resource) => ({
      action: 'ssm:StartSession',
      resource,
      statement: { name: 'ForwardPorts' },
    })),
  )
}

import { policyOf } from '../../iam/index.ts'
import { repositoriesOf, signIn } from './images.ts'
import { listOf, type ManagedPolicy, memberOf, type RolePlan, type RoleSetting, roleNeed } from './role.ts'
import { tasksTrust } from './tasks-trust.ts'

/** What deploying implies for the role of the application; what the application itself does nobody here knows. */
export function taskRole({ serviceDefinition, place }: RoleSetting): RolePlan {
  const isOpen = serviceDefinition?.['enableExecuteCommand'] === true
  const channels = ['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel']
  return {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions (checked 2026-11)
    needs: isOpen
      ? channels.map((name) =>
          roleNeed('enableExecuteCommand', 'connect to Session Manager', {
            action: `ssmmessages:${name}`,
            resource: '*',
            statement: { name: 'ExecuteCommand' },
          }),
        )
      : [],
    managed: [],
    trust: tasksTrust(place),
    notes: [
      'what the application itself does is not in it',
      ...(isOpen
        ? [
            "where the cluster's configuration has an audit log of exec, its group, bucket and key are to be allowed too: the project does not name them",
          ]
        : []),
    ],
  }
}

/**
 * The role with which ECS works on load balancers, volumes and networks: AWS keeps a policy for each.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html (checked 2026-11)
 */
export function infrastructureRole({ serviceDefinition = {}, place }: RoleSetting): RolePlan {
  const { loadBalancers, volumeConfigurations, vpcLatticeConfigurations, serviceConnectConfiguration } =
    serviceDefinition
  const uses: readonly (readonly [isUsed: boolean, name: string, about: string])[] = [
    [
      listOf(loadBalancers).some((one) => one['advancedConfiguration'] !== undefined),
      'AmazonECSInfrastructureRolePolicyForLoadBalancers',
      'switching target groups in blue/green, linear and canary deployments',
    ],
    [
      listOf(volumeConfigurations).some((one) => one['managedEBSVolume'] !== undefined),
      'service-role/AmazonECSInfrastructureRolePolicyForVolumes',
      'creating and attaching EBS volumes',
    ],
    [
      listOf(vpcLatticeConfigurations).length > 0,
      'AmazonECSInfrastructureRolePolicyForVpcLattice',
      'registering tasks with VPC Lattice',
    ],
    [
      listOf(memberOf(serviceConnectConfiguration)['services']).some((one) => one['tls'] !== undefined),
      'service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
      'certificates of Service Connect',
    ],
  ]
  const managed: ManagedPolicy[] = uses
    .filter(([isUsed]) => isUsed)
    .map(([, name, about]) => ({ arn: `arn:${place.partition}:iam::aws:policy/${name}`, about }))
  return {
    needs: [],
    managed,
    trust: policyOf([{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }]),
    notes: managed.length === 0 ? ['the service definition uses nothing that takes an infrastructure role'] : [],
  }
}

const PUSH = [
  'BatchCheckLayerAvailability',
  'BatchGetImage',
  'CompleteLayerUpload',
  'InitiateLayerUpload',
  'PutImage',
  'UploadLayerPart',
]

/** The job that builds the images: five actions to push, and BatchGetImage for manifests of several platforms and caches. */
export function pushRole(setting: RoleSetting): RolePlan {
  const { repositories, unread } = repositoriesOf(setting)
  const pushes = repositories.flatMap(({ arn, containers }) =>
    PUSH.map((name) =>
      roleNeed(`container ${containers.join(', ')}`, 'push the image', {
        action: `ecr:${name}`,
        resource: arn,
        statement: { name: 'PushImages' },
      }),
    ),
  )
  return {
    needs: pushes.length === 0 ? [] : [roleNeed('every image of ECR', 'sign in to the registry', signIn), ...pushes],
    managed: [],
    notes: [
      ...unread.map((name) => `the image of container \`${name}\` is looked up: --read adds its repository`),
      ...(repositories.length + unread.length === 0 ? ['no container has an image of ECR'] : []),
    ],
  }
}

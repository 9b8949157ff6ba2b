/** A difference between the sandbox and another emulator, and which of the two is as AWS. */
export interface Judged {
  readonly call: string
  /** As `compare.ts` words it. */
  readonly difference: string
  readonly verdict: string
}

/** The differences of each peer, in the order of the calls: docs/sandbox-fidelity.md shows them. */
export const judged: { readonly [Peer in 'moto' | 'MiniStack']: readonly Judged[] } = {
  moto: [
    {
      call: 'iam:GetRole, unknown',
      difference:
        'sandbox: NoSuchEntityException "The role with name ghost cannot be found."; peer: NoSuchEntityException "Role ghost not found"',
      verdict: 'The sandbox as AWS (reported by users).',
    },
    {
      call: 'ecs:RegisterTaskDefinition',
      difference:
        'only in the sandbox: taskDefinition.registeredAt, taskDefinition.registeredBy; only in the peer: taskDefinition.networkMode; values: taskDefinition.compatibilities[] EXTERNAL / EC2',
      verdict:
        'The sandbox as AWS: what was not sent is not answered, but for the defaults (recorded). The order of compatibilities varies on AWS.',
    },
    {
      call: 'ecs:RegisterTaskDefinition, without containers',
      difference: 'sandbox: ClientException "Container list cannot be empty."; peer: an answer',
      verdict: 'The sandbox as AWS (recorded).',
    },
    {
      call: 'ecs:CreateService',
      difference:
        'only in the sandbox: service.availabilityZoneRebalancing, service.createdAt, service.createdBy, service.currentServiceRevisions, service.deploymentConfiguration, service.enableECSManagedTags, service.enableExecuteCommand, service.healthCheckGracePeriodSeconds, service.resourceManagementType; only in the peer: service.deployments; values: service.pendingCount 0 / 1, service.deployments[].pendingCount 0 / 1',
      verdict: 'The sandbox as AWS: these members are answered, and no task runs yet in the answer (recorded).',
    },
    {
      call: 'ecs:CreateService, again',
      difference: 'sandbox: InvalidParameterException "Creation of service was not idempotent."; peer: an answer',
      verdict: 'The sandbox as AWS: another count is another request (recorded).',
    },
    {
      call: 'ecs:DescribeServices',
      difference:
        'only in the sandbox: services[].availabilityZoneRebalancing, services[].createdAt, services[].createdBy, services[].currentServiceRevisions, services[].deploymentConfiguration, services[].enableECSManagedTags, services[].enableExecuteCommand, services[].healthCheckGracePeriodSeconds, services[].resourceManagementType; only in the peer: services[].deployments; values: services[].desiredCount 1 / 2, services[].pendingCount 0 / 2, services[].deployments[].desiredCount 1 / 2, services[].deployments[].pendingCount 0 / 2',
      verdict: 'The sandbox as AWS: these members are answered, and tasks take their time (recorded).',
    },
    {
      call: 'ecs:UpdateService',
      difference:
        'only in the sandbox: service.availabilityZoneRebalancing, service.createdAt, service.createdBy, service.currentServiceRevisions, service.deploymentConfiguration, service.enableECSManagedTags, service.enableExecuteCommand, service.healthCheckGracePeriodSeconds, service.resourceManagementType; only in the peer: service.deployments; values: service.runningCount 0 / 2, service.deployments[].pendingCount 0 / 2',
      verdict: 'The sandbox as AWS: these members are answered, and tasks take their time (recorded).',
    },
    {
      call: 'ecs:RunTask, unknown definition',
      difference:
        'sandbox: ClientException "TaskDefinition not found."; peer: ClientException "Unable to describe task definition."',
      verdict: 'The sandbox as AWS (recorded).',
    },
    {
      call: 'ecs:DeleteService, unknown',
      difference:
        'sandbox: ServiceNotFoundException "UnknownError"; peer: ServiceNotFoundException "Service not found."',
      verdict: 'The sandbox as AWS, which sends no message here (recorded).',
    },
    {
      call: 'ecs:DeleteService',
      difference:
        'only in the sandbox: service.availabilityZoneRebalancing, service.createdAt, service.createdBy, service.deploymentConfiguration, service.enableECSManagedTags, service.enableExecuteCommand, service.healthCheckGracePeriodSeconds, service.resourceManagementType; only in the peer: service.deployments; values: service.status DRAINING / INACTIVE, service.desiredCount 0 / 2, service.runningCount 0 / 2, service.deployments[].desiredCount 0 / 2, service.deployments[].pendingCount 0 / 2',
      verdict: 'The sandbox as AWS: the count is 0 and the service drains before it is INACTIVE (recorded).',
    },
    {
      call: 'ecs:DeregisterTaskDefinition',
      difference:
        'only in the sandbox: taskDefinition.deregisteredAt, taskDefinition.registeredAt, taskDefinition.registeredBy; only in the peer: taskDefinition.networkMode; values: taskDefinition.compatibilities[] EXTERNAL / EC2',
      verdict:
        'The sandbox as AWS: what was not sent is not answered, but for the defaults (recorded). The order of compatibilities varies on AWS.',
    },
    {
      call: 'logs:GetLogEvents, unknown stream',
      difference:
        'sandbox: ResourceNotFoundException "The specified log stream does not exist."; peer: ResourceNotFoundException "The specified log group does not exist."',
      verdict: 'The sandbox as AWS (reported by users).',
    },
    {
      call: 'ssm:GetParameter, unknown',
      difference: 'sandbox: ParameterNotFound "UnknownError"; peer: ParameterNotFound "Parameter /ghost not found."',
      verdict: 'The sandbox as AWS, which sends no message here (reported by users).',
    },
  ],
  MiniStack: [
    {
      call: 'iam:CreateRole',
      difference: 'only in the peer: Role.Description',
      verdict: 'Assumed: a description that was not given is not answered.',
    },
    {
      call: 'iam:GetRole, unknown',
      difference:
        'sandbox: NoSuchEntityException "The role with name ghost cannot be found."; peer: NoSuchEntityException "Role ghost not found."',
      verdict: 'The sandbox as AWS (reported by users).',
    },
    {
      call: 'ecs:CreateCluster',
      difference: 'only in the peer: cluster.attachmentsStatus',
      verdict: "Open: nobody here has seen the member in an answer of AWS's for a cluster without attachments.",
    },
    {
      call: 'ecs:RegisterTaskDefinition',
      difference:
        'only in the peer: taskDefinition.executionRoleArn, taskDefinition.ipcMode, taskDefinition.networkMode, taskDefinition.pidMode, taskDefinition.taskRoleArn; values: taskDefinition.compatibilities[] EXTERNAL / EC2',
      verdict:
        'The sandbox as AWS: what was not sent is not answered, but for the defaults (recorded). The order of compatibilities varies on AWS.',
    },
    {
      call: 'ecs:RegisterTaskDefinition, without containers',
      difference:
        'sandbox: ClientException "Container list cannot be empty."; peer: ClientException "TaskDefinition must contain at least one container definition."',
      verdict: 'The sandbox as AWS (recorded).',
    },
    {
      call: 'ecs:DescribeTaskDefinition, unknown',
      difference:
        'sandbox: ClientException "Unable to describe task definition."; peer: ClientException "Unable to describe task definition: ghost"',
      verdict: 'The sandbox as AWS (recorded).',
    },
    {
      call: 'ecs:CreateService',
      difference:
        'only in the sandbox: service.availabilityZoneRebalancing, service.currentServiceRevisions, service.deploymentConfiguration, service.resourceManagementType; only in the peer: service.platformFamily, service.platformVersion, service.roleArn; values: service.runningCount 0 / 1, service.deployments[].runningCount 0 / 1, service.deployments[].rolloutState IN_PROGRESS / COMPLETED, service.deployments[].rolloutStateReason ECS deployment ecs-svc/<id> in progress. / ECS deployment completed.',
      verdict: 'The sandbox as AWS: these members are answered, and no task runs yet in the answer (recorded).',
    },
    {
      call: 'ecs:CreateService, again',
      difference:
        'sandbox: InvalidParameterException "Creation of service was not idempotent."; peer: ClientException "Creation of service was not idempotent."',
      verdict: 'The sandbox as AWS: another count is another request (recorded).',
    },
    {
      call: 'ecs:CreateService, unknown cluster',
      difference: 'sandbox: ClusterNotFoundException "Cluster not found."; peer: an answer',
      verdict: 'The sandbox as AWS (recorded).',
    },
    {
      call: 'ecs:DescribeServices',
      difference:
        'only in the sandbox: services[].availabilityZoneRebalancing, services[].currentServiceRevisions, services[].deploymentConfiguration, services[].resourceManagementType; only in the peer: services[].platformFamily, services[].platformVersion, services[].roleArn; values: services[].runningCount 0 / 1, services[].deployments[].runningCount 0 / 1, services[].deployments[].rolloutState IN_PROGRESS / COMPLETED, services[].deployments[].rolloutStateReason ECS deployment ecs-svc/<id> in progress. / ECS deployment completed.',
      verdict: 'The sandbox as AWS: these members are answered, and tasks take their time (recorded).',
    },
    {
      call: 'ecs:UpdateService',
      difference:
        'only in the sandbox: service.availabilityZoneRebalancing, service.currentServiceRevisions, service.deploymentConfiguration, service.resourceManagementType; only in the peer: service.events, service.platformFamily, service.platformVersion, service.roleArn; values: service.runningCount 0 / 2, service.deployments[].runningCount 0 / 2, service.deployments[].rolloutState IN_PROGRESS / COMPLETED, service.deployments[].rolloutStateReason ECS deployment ecs-svc/<id> in progress. / ECS deployment completed.',
      verdict: 'The sandbox as AWS: these members are answered, and tasks take their time (recorded).',
    },
    {
      call: 'ecs:RunTask, unknown definition',
      difference:
        'sandbox: ClientException "TaskDefinition not found."; peer: ClientException "Unable to find task definition: ghost"',
      verdict: 'The sandbox as AWS (recorded).',
    },
    {
      call: 'ecs:DeleteService, unknown',
      difference:
        'sandbox: ServiceNotFoundException "UnknownError"; peer: ServiceNotFoundException "Service not found."',
      verdict: 'The sandbox as AWS, which sends no message here (recorded).',
    },
    {
      call: 'ecs:DeleteService',
      difference:
        'only in the sandbox: service.availabilityZoneRebalancing, service.deploymentConfiguration, service.resourceManagementType; only in the peer: service.events, service.platformFamily, service.platformVersion, service.roleArn; values: service.status DRAINING / INACTIVE, service.deployments[].desiredCount 0 / 2, service.deployments[].rolloutState IN_PROGRESS / COMPLETED, service.deployments[].rolloutStateReason ECS deployment ecs-svc/<id> in progress. / ECS deployment completed.',
      verdict: 'The sandbox as AWS: the count is 0 and the service drains before it is INACTIVE (recorded).',
    },
    {
      call: 'ecs:DeregisterTaskDefinition',
      difference:
        'only in the peer: taskDefinition.executionRoleArn, taskDefinition.ipcMode, taskDefinition.networkMode, taskDefinition.pidMode, taskDefinition.taskRoleArn; values: taskDefinition.compatibilities[] EXTERNAL / EC2',
      verdict:
        'The sandbox as AWS: what was not sent is not answered, but for the defaults (recorded). The order of compatibilities varies on AWS.',
    },
    {
      call: 'logs:CreateLogGroup, again',
      difference:
        'sandbox: ResourceAlreadyExistsException "The specified log group already exists"; peer: ResourceAlreadyExistsException "The specified log group already exists: /web"',
      verdict: 'The sandbox as AWS (reported by users).',
    },
    {
      call: 'logs:GetLogEvents, unknown stream',
      difference:
        'sandbox: ResourceNotFoundException "The specified log stream does not exist."; peer: ResourceNotFoundException "The specified log stream does not exist: ghost"',
      verdict: 'The sandbox as AWS (reported by users).',
    },
    {
      call: 'ssm:GetParameter, unknown',
      difference: 'sandbox: ParameterNotFound "UnknownError"; peer: ParameterNotFound "Parameter /ghost not found"',
      verdict: 'The sandbox as AWS, which sends no message here (reported by users).',
    },
    {
      call: 'ecr:DescribeImages, unknown repository',
      difference:
        "sandbox: RepositoryNotFoundException \"The repository with name 'ghost' does not exist in the registry with id '<account>'\"; peer: RepositoryNotFoundException \"The repository with name 'ghost' does not exist\"",
      verdict: 'The sandbox as AWS (reported by users).',
    },
  ],
}

/**
 * What to do about the refusals of AWS that are met most, by what is said of them: `ecs:RunTask failed: ClientException: TaskDefinition
 * not found.` The sentences are those seen on AWS; one that AWS changes loses its hint, nothing else.
 */
const hints: readonly (readonly [refusal: RegExp, hint: string])[] = [
  [
    /: ClusterNotFoundException\b/,
    '`cluster` and `region` of the configuration say where it is looked for; nothing here makes clusters',
  ],
  [
    /: ClientException: (?:TaskDefinition not found|Unable to describe task definition)/,
    'check family, revision and region: `aws ecs list-task-definitions --family-prefix FAMILY` lists what can be run',
  ],
  [
    /: ClientException: TaskDefinition is inactive/,
    'the revision was deregistered: take another one, or none to register the definition file',
  ],
  [
    /provided clientToken is already in use with a different/,
    'ECS remembers a token for a day: a repetition has to be the same request, so that `--revision N` must name the revision of the first one',
  ],
  [
    /: (?:Application|DeploymentGroup)DoesNotExistException\b/,
    '`codedeploy.application_name` and `deployment_group_name` in the configuration must name what CodeDeploy has in this account and region',
  ],
  [
    /^ecs:ContinueServiceDeployment failed: InvalidParameterException: (?:Provided hookId is either completed|Continuing a service deployment is not allowed)/,
    'somebody let it go on, or stopped it, a moment ago: `ristretto status` and `ristretto wait` tell how it stands',
  ],
  [/: .*The specified service does not exist/, '`ristretto deploy` creates the service'],
  [/: ServiceNotFoundException\b/, '`service`, `cluster` and `region` of the configuration say where it is looked for'],
  [
    /: (?:ServiceNotActiveException\b|InvalidParameterException: Unable to Start a service that is still Draining)/,
    'the service is being deleted: once its tasks have stopped, `deploy` creates it anew',
  ],
  [
    /: The service cannot be stopped while it is scaled above 0/,
    '`delete --terminate` stops its tasks with it; so does `ristretto scale --tasks 0` before',
  ],
  [
    /: Creation of service was not idempotent/,
    'somebody else created the service meanwhile, or it was deleted a moment ago: run the command again',
  ],
  [
    /: (?:Role is not valid|.*unable to assume the role)/i,
    '`taskRoleArn` and `executionRoleArn` must name roles that exist and trust ecs-tasks.amazonaws.com',
  ],
  [
    /service linked role/i,
    '`aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com` makes it, once in an account',
  ],
  [
    /Invalid(?:Subnet|Group|SecurityGroup)\w*\.|Error retrieving (?:subnet|security group) information/,
    '`networkConfiguration` of the service definition names it: it must exist in the account and region of the cluster',
  ],
  [
    /: Network Configuration must be provided/,
    'a task definition with network mode awsvpc needs `networkConfiguration` in the service definition',
  ],
  [
    /: Assign public IP is not supported for this launch type/,
    'without `launchType` and `capacityProviderStrategy` ECS takes EC2, unless the cluster has a default strategy: is `"launchType": "FARGATE"` missing?',
  ],
  [
    /: No Fargate configuration exists for given values/,
    'not every `memory` goes with every `cpu`: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
  ],
  [
    /: Fargate requires that .(?:cpu|memory). be defined/,
    'give `cpu` and `memory` beside `family` in the task definition',
  ],
  [
    /: Fargate requires task definition to have execution role ARN/,
    'give `executionRoleArn` in the task definition: it pulls the image and writes the logs; `ristretto policy generate --role execution` prints what it has to be allowed',
  ],
  [
    /: InvalidParameterException: The target group .* does not have an associated load balancer/,
    'a listener of a load balancer must forward to the target group before a service can use it',
  ],
  [
    /: InvalidParameterException: When switching from launch type to capacity provider strategy/,
    'add `--force-new-deployment`',
  ],
  [
    /: InvalidParameterException: You may choose a capacity provider or a launch type but not both/,
    'give one of `launchType` and `capacityProviderStrategy` in the service definition',
  ],
  [
    /: InvalidParameterException: No Container Instances were found/,
    'the cluster has no EC2 instances: start some, or use `"launchType": "FARGATE"`',
  ],
  [
    /: (?:LimitExceededException|ServiceQuotaExceededException)\b/,
    'a quota of the account is used up: the Service Quotas console shows it and takes wishes for a higher one',
  ],
  [
    /^s3:\w+ failed: NoSuch(?:Bucket|Key)\b/,
    'check the address of the state; in the sandbox `--seed-file s3://BUCKET/KEY=FILE` or a scenario puts it there',
  ],
  [
    /^ssm:GetParameter failed: Parameter(?:Version)?NotFound\b/,
    'parameters are looked for in the account and region of the caller, names with their leading `/`: `aws ssm get-parameter --name NAME` does the same; in the sandbox a scenario (`--scenario FILE`) puts them there',
  ],
  [
    /^secretsmanager:\w+ failed: ResourceNotFoundException\b/,
    'secrets are looked for in the account and region of the caller: `aws secretsmanager describe-secret --secret-id NAME` does the same; in the sandbox a scenario (`--scenario FILE`) puts them there',
  ],
  [
    /^logs:\w+ failed: ResourceNotFoundException\b/,
    '`awslogs-group` and `awslogs-region` of the container say where its log group is looked for',
  ],
]

/** The hint for an error that AWS answered with; `undefined` for what is not known here. */
export function refusalHint(message: string): string | undefined {
  return hints.find(([refusal]) => refusal.test(message))?.[1]
}

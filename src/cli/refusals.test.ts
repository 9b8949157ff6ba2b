import { describe, expect, test } from 'vitest'
import { refusalHint } from './refusals.ts'

// Sentences as AWS answers them; each has the hint that helps with it, and no other.
describe('what to do about a refusal', () => {
  test.each([
    ['ecs:DescribeServices failed: ClusterNotFoundException: Cluster not found.', '`cluster` and `region`'],
    ['ecs:RunTask failed: ClientException: TaskDefinition not found.', 'check family, revision and region'],
    ['ecs:RunTask failed: ClientException: TaskDefinition is inactive', 'the revision was deregistered'],
    ['ecs:UpdateService failed: ServiceNotFoundException: Service not found.', '`service`, `cluster` and `region`'],
    ['ecs:DeleteService failed: ServiceNotFoundException', '`service`, `cluster` and `region`'],
    [
      'ecs:DeleteService failed: InvalidParameterException: The service cannot be stopped while it is scaled above 0.',
      '`delete --terminate` stops its tasks',
    ],
    ['ecs:UpdateService failed: ServiceNotActiveException: Service was not ACTIVE.', 'the service is being deleted'],
    [
      'ecs:CreateService failed: InvalidParameterException: Unable to Start a service that is still Draining.',
      'the service is being deleted',
    ],
    ['ecs:RegisterTaskDefinition failed: ClientException: Role is not valid', '`taskRoleArn` and `executionRoleArn`'],
    [
      "ecs:CreateService failed: InvalidParameterException: Error retrieving subnet information for [subnet-1]: The subnet ID 'subnet-1' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
      '`networkConfiguration` of the service definition names it',
    ],
    [
      "ecs:RunTask failed: InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified.",
      'a task definition with network mode awsvpc needs',
    ],
    [
      'ecs:RegisterTaskDefinition failed: ClientException: Fargate requires that ‘cpu’ be defined at the task level.',
      'give `cpu` and `memory`',
    ],
    [
      'ecs:UpdateService failed: InvalidParameterException: When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
      'add `--force-new-deployment`',
    ],
    [
      'logs:GetLogEvents failed: ResourceNotFoundException: The specified log group does not exist.',
      '`awslogs-group` and `awslogs-region`',
    ],
  ])('%s', (message, hint) => {
    expect(refusalHint(message)).toContain(hint)
  })

  test.each([
    'ecs:RegisterTaskDefinition failed: ClientException: Container list cannot be empty.',
    'ecs:ListTagsForResource failed: ResourceNotFoundException: The resource was not found.',
    '',
  ])('none for %j', (message) => {
    expect(refusalHint(message)).toBeUndefined()
  })
})

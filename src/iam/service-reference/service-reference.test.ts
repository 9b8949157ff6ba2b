import { describe, expect, test } from 'vitest'
import {
  actionExists,
  conditionKeysOf,
  findAction,
  globalConditionKey,
  matchActions,
  nearestAction,
  referenceDate,
  resourceTypesOf,
  resourceTypesOfArn,
} from './index.ts'

/** What the calls of a deployment are authorised on, beside `*`. */
const used: readonly (readonly [action: string, types: readonly string[], keys: readonly string[]])[] = [
  [
    'ecs:RegisterTaskDefinition',
    ['task-definition'],
    ['ecs:compute-compatibility', 'ecs:privileged', 'aws:RequestTag/*'],
  ],
  ['ecs:DescribeTaskDefinition', [], []],
  ['ecs:ListTaskDefinitions', [], []],
  ['ecs:DeregisterTaskDefinition', [], []],
  ['ecs:CreateService', ['service'], ['ecs:cluster', 'ecs:task-definition', 'ecs:enable-execute-command']],
  ['ecs:UpdateService', ['service'], ['ecs:cluster', 'ecs:task-definition']],
  ['ecs:DeleteService', ['service'], ['ecs:cluster']],
  ['ecs:DescribeServices', ['service'], ['ecs:cluster']],
  ['ecs:DescribeClusters', ['cluster'], []],
  ['ecs:RunTask', ['task-definition'], ['ecs:cluster', 'ecs:capacity-provider', 'ecs:enable-execute-command']],
  ['ecs:StopTask', ['task'], ['ecs:cluster']],
  ['ecs:DescribeTasks', ['task'], ['ecs:cluster']],
  ['ecs:ListTasks', ['container-instance'], ['ecs:cluster']],
  ['ecs:ExecuteCommand', ['cluster', 'task'], ['ecs:container-name', 'ecs:task', 'ecs:cluster']],
  ['ecs:TagResource', ['service', 'task', 'task-definition'], ['ecs:CreateAction', 'aws:TagKeys']],
  ['ecs:ListTagsForResource', ['service'], []],
  ['ecs:ListServiceDeployments', ['service'], ['ecs:cluster']],
  ['ecs:DescribeServiceDeployments', ['service', 'service-deployment'], ['ecs:cluster', 'ecs:service']],
  ['ecs:StopServiceDeployment', ['service', 'service-deployment'], []],
  ['ecs:ContinueServiceDeployment', ['service', 'service-deployment'], []],
  ['iam:PassRole', ['role'], ['iam:PassedToService']],
  ['iam:GetRole', ['role'], []],
  ['sts:AssumeRole', ['role'], ['sts:ExternalId']],
  ['sts:GetCallerIdentity', [], []],
  ['logs:GetLogEvents', ['log-stream'], []],
  ['s3:GetObject', ['object'], []],
  ['ssm:GetParameter', ['parameter'], []],
  ['ssm:StartSession', ['document', 'task'], []],
  ['secretsmanager:GetSecretValue', ['Secret'], []],
  ['kms:Decrypt', ['key'], ['kms:ViaService']],
  ['cloudformation:DescribeStacks', ['stack'], []],
  ['ecr:GetAuthorizationToken', [], []],
  ['ecr:BatchGetImage', ['repository'], []],
  ['codedeploy:CreateDeployment', ['deploymentgroup'], []],
  ['application-autoscaling:RegisterScalableTarget', ['ScalableTarget'], ['application-autoscaling:service-namespace']],
  ['elasticloadbalancing:DescribeTargetGroups', [], []],
  ['servicediscovery:GetNamespace', ['namespace'], []],
  ['ssmmessages:OpenDataChannel', [], []],
  ['ec2:DescribeSubnets', [], []],
]

describe('the service reference', () => {
  test.each(used)('has %s with its resource types and condition keys', (action, types, keys) => {
    const found = resourceTypesOf(action)?.map(({ name }) => name)
    if (types.length === 0) expect(found).toEqual([])
    else expect(found).toEqual(expect.arrayContaining([...types]))
    expect(conditionKeysOf(action)?.map(({ key }) => key)).toEqual(expect.arrayContaining([...keys]))
  })

  test('tells the state of an action', () => {
    expect(actionExists('EcS:rUnTaSk')).toBe('listed')
    expect(actionExists('ecs:RunTasks')).toBe('unknown')
    expect(actionExists('ecs:CreateGateway')).toBe('unlisted')
    expect(actionExists('glue:StartJobRun')).toBe('unchecked')
    expect(actionExists('ec2:RunInstances')).toBe('unchecked')
    expect(nearestAction('ecs:runtasks')).toBe('ecs:RunTask')
    expect(nearestAction('ecs:Nonsense')).toBeUndefined()
  })

  test('narrows condition keys to a resource', () => {
    const arn = 'arn:aws:ecs:eu-west-1:111122223333:service/app/web'
    const onService = conditionKeysOf('ecs:DescribeServiceDeployments', arn)?.map(({ key }) => key)
    expect(onService).toContain('ecs:cluster')
    expect(onService).not.toContain('ecs:service')
    const onDeployment = conditionKeysOf('ecs:DescribeServiceDeployments', 'service-deployment')?.map(({ key }) => key)
    expect(onDeployment).toContain('ecs:service')
  })

  test('knows ARNs, levels, global keys and its own date', () => {
    const stream = 'arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:log-stream:ecs/app/1'
    expect(resourceTypesOfArn('logs', stream)[0]?.name).toBe('log-stream')
    expect(findAction('ecs:TagResource')?.level).toBe('Tagging')
    expect(globalConditionKey('AWS:ResourceTag/env')).toEqual({
      key: 'aws:ResourceTag/*',
      type: 'String',
      isMultiValued: false,
    })
    expect(globalConditionKey('aws:tagkeys')?.isMultiValued).toBe(true)
    expect(globalConditionKey('aws:Nonsense')).toBeUndefined()
    expect(matchActions('ecs:*Task').map(({ action }) => action)).toEqual(
      expect.arrayContaining(['ecs:RunTask', 'ecs:StartTask', 'ecs:StopTask']),
    )
    expect(referenceDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})

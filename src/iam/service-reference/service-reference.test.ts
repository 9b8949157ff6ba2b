import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
  servicesChecked,
} from './index.ts'

test.each(['ecs:constructor', 'ecs:__proto__', 'constructor:RunTask', '__proto__:x', 'ecs:hasOwnProperty'])(
  '%s is no action, though every object has it',
  (action) => {
    expect(findAction(action)).toBeUndefined()
    expect(['unknown', 'unchecked']).toContain(actionExists(action))
    expect(conditionKeysOf(action)).toBeUndefined()
    expect(resourceTypesOfArn(action.split(':')[0] ?? '', 'arn:aws:x:::y')).toBeDefined()
    expect(nearestAction(action)).not.toBe(action)
  },
)

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

/** The sources of our own calls: what they say about authorisation has to exist at AWS. */
const sources = ['calls/operations', 'plugins', 'commands', 'steps'].flatMap((folder) => {
  const root = new URL(`../../${folder}/`, import.meta.url)
  if (!existsSync(root)) return []
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file))
  return files.map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') }))
})

describe('what our own calls name exists in the reference', () => {
  test('actions and condition keys', () => {
    const names = sources.flatMap(({ text }) =>
      [...text.matchAll(/['"`]((?:aws|[a-z0-9-]+):[A-Za-z][\w-]*(?:\/[\w$]+)?)/g)].flatMap(([, name = '']) => name),
    )
    const checked = [...new Set(names)].filter(
      // `ecs:STAGE` stands for a value in a help text.
      (name) =>
        name.startsWith('aws:') || (servicesChecked.includes(name.split(':')[0] ?? '') && !/:[A-Z]+$/.test(name)),
    )
    // HeadObject is an operation without an action of its own: IAM is asked for s3:GetObject.
    const missing = checked.filter((name) => findAction(name) === undefined && !isConditionKey(name))
    expect(missing.filter((name) => name !== 's3:HeadObject')).toEqual([])
    expect(checked).toEqual(
      expect.arrayContaining(['ecs:RunTask', 'ecs:cluster', 'iam:PassRole', 'iam:PassedToService']),
    )
  })

  test('types of resources', () => {
    const arns = sources.flatMap(({ text }) => [...text.matchAll(/arn\(place, '([\w-]+)', [`']([a-z-]+)([/:])/g)])
    const missing = arns.filter(([, service = '', type = '', separator = '']) => {
      const examples = ['x', 'x/y', 'x/y/z', 'x:1', 'x:log-stream:y'].map(
        (name) => `arn:aws:${service}:eu-west-1:1:${type}${separator}${name}`,
      )
      return !examples.some((example) => resourceTypesOfArn(service, example).length > 0)
    })
    expect(missing.map(([whole]) => whole)).toEqual([])
    expect(arns.length).toBeGreaterThan(3)
  })
})

function isConditionKey(name: string): boolean {
  if (globalConditionKey(name) !== undefined || /^aws:(Request|Resource|Principal)Tag$/.test(name)) return true
  const prefix = name.split(':')[0] ?? ''
  return matchActions(`${prefix}:*`).some(({ action }) =>
    conditionKeysOf(action)?.some(({ key }) => key.toLowerCase() === name.toLowerCase()),
  )
}

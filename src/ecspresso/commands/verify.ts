import type { Aws, Call } from '../../calls/index.ts'
import type { OptionsOf } from '../../commands/index.ts'
import {
  assumeExecutionRole,
  describeClusters,
  describeTargetGroups,
  getRole,
  readBucketObject,
  readImage,
  readSecret,
  writeLog,
} from '../calls/index.ts'
import type { Work } from '../command.ts'
import type { EcspressoOptions } from '../options.ts'

type Options = OptionsOf<EcspressoOptions['verify']>

/** `verify`: the roles, what the containers refer to, and what the service refers to. */
export async function verify(work: Work, options: Options): Promise<void> {
  const { aws, project, edition } = work
  const { input } = await project.taskDefinition(aws)
  const step = aws.step('verify')
  // Since 2.8 a denial of what only the caller's own role is asked is a warning.
  const ask = (call: Call<unknown>) => (edition.serviceRevisions === 'no' ? step.call(call) : step.attempt(call))
  const { executionRoleArn, taskRoleArn } = input
  const isAssumed = executionRoleArn ? await assume(step, executionRoleArn) : false
  for (const role of [executionRoleArn, taskRoleArn]) if (role) await ask(getRole(role))
  // What the assumed role is asked is no business of the caller's.
  if (!isAssumed) for (const container of containersIn(input)) await verifyContainer(step, container, options)
  for (const file of containersIn(input).flatMap(filesOf)) await step.call(readBucketObject(file))
  if (await hasLoadBalancers(work)) await ask(describeTargetGroups())
  await ask(describeClusters(project.cluster))
}

/** Denied, the caller goes on by itself: what the containers need is then asked of it. */
async function assume(step: Aws, role: string): Promise<boolean> {
  const assumed = await step.attempt(assumeExecutionRole(role), 'optional')
  return assumed.ask('the execution role can be assumed', () => true) !== undefined
}

async function verifyContainer(step: Aws, container: Container, { getSecrets, putLogs }: Options): Promise<void> {
  const [, account, region, name] =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com[^/]*\/([^:@]+)/.exec(String(container['image'])) ?? []
  if (account !== undefined && region !== undefined && name !== undefined)
    await step.call(readImage({ account, region, name }))
  if (getSecrets)
    for (const { valueFrom } of listOf(container['secrets']))
      if (typeof valueFrom === 'string') await step.call(readSecret(valueFrom))
  if (putLogs) await verifyLog(step, container)
}

async function verifyLog(step: Aws, { logConfiguration }: Container): Promise<void> {
  const { logDriver, options } = isContainer(logConfiguration) ? logConfiguration : {}
  if (logDriver !== 'awslogs' || !isContainer(options)) return
  const group = String(options['awslogs-group'] ?? '')
  if (options['awslogs-create-group'] === 'true') await step.call(writeLog('CreateLogGroup', group))
  await step.call(writeLog('CreateLogStream', group))
  await step.call(writeLog('PutLogEvents', group))
}

type Container = Readonly<Record<string, unknown>>

function containersIn(input: object): Container[] {
  return 'containerDefinitions' in input ? listOf(input.containerDefinitions) : []
}

function filesOf({ environmentFiles }: Container): string[] {
  return listOf(environmentFiles).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
}

function listOf(value: unknown): Container[] {
  return Array.isArray(value) ? value.filter(isContainer) : []
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function hasLoadBalancers({ aws, project }: Work): Promise<boolean> {
  if (project.configuration.service_definition === undefined) return false
  const { input } = await project.serviceDefinition(aws)
  return Array.isArray(input['loadBalancers']) && input['loadBalancers'].length > 0
}

import { createSandbox, type Json, type JsonObject, type Sandbox } from '../../sandbox/index.ts'
import type { Tools } from '../tools.ts'

/** What a kept sandbox holds, as its own ECS tells it. */
export interface SandboxStatus {
  readonly folder: string
  /** Absent where nothing is kept. */
  readonly account?: string
  readonly region?: string
  /** The sandbox's time. */
  readonly now?: string
  readonly clusters: readonly ClusterStatus[]
  /** How many calls the kept journal holds. */
  readonly calls: number
}

/** A cluster with its services; `tasks` counts all of its tasks that are not stopped. */
export interface ClusterStatus {
  readonly name: string
  readonly tasks: number
  readonly services: readonly ServiceStatus[]
}

/** A service as DescribeServices tells it. */
export interface ServiceStatus {
  readonly name: string
  readonly status: string
  readonly taskDefinition: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  /** The `rolloutState` of its primary deployment, or of its newest. */
  readonly rollout: string
}

/** What the sandbox of this project remembers. */
export async function status(tools: Tools): Promise<SandboxStatus> {
  const kept = await tools.keptSandbox()
  const snapshot = await kept.snapshot()
  const calls = (await kept.journal()).length
  if (!snapshot) return { folder: kept.folder, clusters: [], calls }
  const sandbox = createSandbox({ snapshot, realNow: tools.now })
  return {
    folder: kept.folder,
    account: sandbox.account,
    region: sandbox.region,
    now: new Date(sandbox.clock.now()).toISOString(),
    clusters: allOf(sandbox, 'ecs:ListClusters', {}, 'clusterArns').map((arn) => clusterStatus(sandbox, arn)),
    calls,
  }
}

function clusterStatus(sandbox: Sandbox, cluster: string): ClusterStatus {
  return {
    name: lastOf(cluster),
    tasks: allOf(sandbox, 'ecs:ListTasks', { cluster }, 'taskArns').length,
    services: allOf(sandbox, 'ecs:ListServices', { cluster }, 'serviceArns').map((arn) =>
      serviceStatus(sandbox, cluster, arn),
    ),
  }
}

function serviceStatus(sandbox: Sandbox, cluster: string, arn: string): ServiceStatus {
  const [service = {}] = objects(sandbox.perform('ecs:DescribeServices', { cluster, services: [arn] }), 'services')
  const [deployment = {}] = objects(service, 'deployments')
  return {
    name: lastOf(arn),
    status: String(service['status'] ?? ''),
    taskDefinition: lastOf(String(service['taskDefinition'] ?? '')),
    desired: Number(service['desiredCount'] ?? 0),
    running: Number(service['runningCount'] ?? 0),
    pending: Number(service['pendingCount'] ?? 0),
    rollout: String(deployment['rolloutState'] ?? ''),
  }
}

/** All strings of a list, page after page. */
function allOf(sandbox: Sandbox, operation: `ecs:${string}`, input: JsonObject, member: string): string[] {
  const page = sandbox.perform(operation, input)
  const found = values(page, member).filter((value) => typeof value === 'string')
  const { nextToken } = page
  return nextToken === undefined ? found : [...found, ...allOf(sandbox, operation, { ...input, nextToken }, member)]
}

function objects(from: JsonObject, member: string): JsonObject[] {
  return values(from, member).flatMap((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? [value] : [],
  )
}

function values(from: JsonObject, member: string): Json[] {
  const value = from[member]
  return Array.isArray(value) ? value : []
}

/** The last part of an ARN: a name. */
function lastOf(arn: string): string {
  return arn.split('/').at(-1) ?? arn
}

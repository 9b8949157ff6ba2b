/**
 * Structures of ECS's answers under the names that commands use. They are AWS's own, taken from the shape tables; times are seconds since
 * 1970, and every member may be missing.
 */
import type { ShapeOf } from '../../../shapes/index.ts'

/** A tag of a service, a task definition or a task. */
export type Tag = ShapeOf<'ecs', 'Tag'>

/** One deployment of a service: the PRIMARY one, or one that it replaces. */
export type Deployment = ShapeOf<'ecs', 'Deployment'>

/** A line of what ECS says about a service. */
export type ServiceEvent = ShapeOf<'ecs', 'ServiceEvent'>

/** A service as DescribeServices tells it. */
export type Service = ShapeOf<'ecs', 'Service'>

/** A container of a task definition. */
export type ContainerDefinition = ShapeOf<'ecs', 'ContainerDefinition'>

/** A revision as ECS keeps it. */
export type TaskDefinitionAnswer = ShapeOf<'ecs', 'TaskDefinition'>

/** A container of a task. */
export type Container = ShapeOf<'ecs', 'Container'>

/** A task as DescribeTasks tells it. */
export type Task = ShapeOf<'ecs', 'Task'>

/** A part of a request that ECS could not do, with its reason. */
export type Failed = ShapeOf<'ecs', 'Failure'>

/** A service deployment: the same rollout as a `Deployment`, with its progress and its reasons. */
export type ServiceDeployment = ShapeOf<'ecs', 'ServiceDeployment'>

/** What a deployment of a service ran: its revision, its settings, the images by digest. */
export type ServiceRevision = ShapeOf<'ecs', 'ServiceRevision'>

import type { RateGroup } from '../../call.ts'

/**
 * The groups in which ECS counts calls, per account and region.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html (checked 2026-11)
 */
export const rates = {
  clusterChanges: { name: 'cluster changes', burst: 20, perSecond: 1 },
  clusterReads: { name: 'cluster reads', burst: 50, perSecond: 20 },
  taskDefinitionChanges: { name: 'task definition changes', burst: 20, perSecond: 1 },
  taskDefinitionReads: { name: 'task definition reads', burst: 50, perSecond: 20 },
  taskDefinitionDeletions: { name: 'task definition deletions', burst: 5, perSecond: 1 },
  capacityProviderReads: { name: 'capacity provider reads', burst: 50, perSecond: 20 },
  tagChanges: { name: 'tag changes', burst: 20, perSecond: 10 },
  tagReads: { name: 'tag reads', burst: 50, perSecond: 20 },
  settingChanges: { name: 'setting changes', burst: 10, perSecond: 1 },
  settingReads: { name: 'setting reads', burst: 50, perSecond: 20 },
  /** RunTask, StartTask, StopTask, ExecuteCommand. */
  taskChanges: { name: 'task changes', burst: 100, perSecond: 40 },
  /** Container instances as well. */
  taskReads: { name: 'task reads', burst: 100, perSecond: 20 },
  /** Task sets as well. */
  serviceChanges: { name: 'service changes', burst: 50, perSecond: 5 },
  /** Task sets as well. */
  serviceReads: { name: 'service reads', burst: 100, perSecond: 20 },
  /** Reading, stopping and continuing them. */
  serviceDeployments: { name: 'service deployments', burst: 50, perSecond: 20 },
  serviceRevisions: { name: 'service revisions', burst: 50, perSecond: 20 },
  taskProtection: { name: 'task protection', burst: 200, perSecond: 80 },
} as const satisfies Readonly<Record<string, RateGroup>>

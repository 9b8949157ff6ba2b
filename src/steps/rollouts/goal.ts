/**
 * The stages of a deployment that shifts traffic, in their order. Hooks of PRE_PRODUCTION_TRAFFIC_SHIFT run as PRODUCTION_TRAFFIC_SHIFT
 * begins: no deployment ever tells of that stage.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html (checked 2026-11)
 */
export const stages = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
] as const

/** One of them. */
export type Stage = (typeof stages)[number]

/**
 * The events in the life of a deployment of CodeDeploy to ECS, in their order.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html (checked 2026-11)
 */
const lifecycleEvents = [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'AllowTestTraffic',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
] as const

/** One of them. */
export type LifecycleEvent = (typeof lifecycleEvents)[number]

/**
 * What a command waits for. `deployed`: the deployment is complete; `healthy`: and tasks and targets are; `stable`: it is alone, and all its tasks run; `paused`: a hook waits for
 * a person; `ecs:STAGE`: it has come to a stage; `codedeploy:EVENT`: CodeDeploy is through with an event.
 */
export type Goal = 'stable' | 'deployed' | 'healthy' | 'paused' | `ecs:${Stage}` | `codedeploy:${LifecycleEvent}`

/** Every goal, for the tables of options. */
export const goals: readonly Goal[] = [
  'stable',
  'deployed',
  'healthy',
  'paused',
  ...stages.map((stage) => `ecs:${stage}` as const),
  ...lifecycleEvents.map((event) => `codedeploy:${event}` as const),
]

/** The same for people. */
export const goalsInWords = ['stable', 'deployed', 'healthy', 'paused', 'ecs:STAGE', 'codedeploy:EVENT'] as const

/** The stage of `ecs:STAGE`. */
export function stageOf(goal: Goal): Stage | undefined {
  return stages.find((stage) => goal === `ecs:${stage}`)
}

/** The event of `codedeploy:EVENT`. */
export function lifecycleEventOf(goal: Goal): LifecycleEvent | undefined {
  return lifecycleEvents.find((event) => goal === `codedeploy:${event}`)
}

/** The goal in words, behind *to be*: `stable`, `at BAKE_TIME`, `past AllowTraffic`. */
export function goalText(goal: Goal): string {
  const [stage, event] = [stageOf(goal), lifecycleEventOf(goal)]
  if (stage !== undefined) return `at ${stage}`
  return event === undefined ? goal : `past ${event}`
}

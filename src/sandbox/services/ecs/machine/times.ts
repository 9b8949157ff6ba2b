// Durations in milliseconds, as they were seen on Fargate in September 2026.
// observed: test/vectors/ecs-wire (W-tk-21, W-tk-31, W-tk-14, W-lg-1, W-lg-4, W-sv-38, W-sv-43, W-sv-47) where no other source is named.

/**
 * From the creation of a task. `accept`: it turns PENDING. assumed: between a refusal of the log driver that came so early that the task
 * never counted as PENDING (its version says so) and the start of the pull.
 */
export const starting = { attach: 4_400, prepare: 9_400, accept: 10_500, pull: 11_100, start: 21_000 }

/** From the request to stop a task that runs. */
export const stopping = { endContainers: 2_000, deprovision: 13_400, finish: 26_000 }

/** From the request to stop a task none of whose containers ran. */
export const stoppingUnstarted = { deprovision: 6_000, finish: 26_000 }

/** From the end of the last container of a task that ended by itself; `deprovision` and `finish` count from `begin`. */
export const ending = { begin: 10_000, deprovision: 13_400, finish: 16_000 }

/** From the request to stop a task without a network interface of its own. assumed: there is nothing to take down. */
export const stoppingOnInstance = { finish: 4_000 }

/** How long a container lives that is said to exit at once. */
export const shortestRun = 1_000

/** How long a job takes of which the scenario does not say it. */
export const jobTakes = 5_000

/** The agent for ExecuteCommand runs so long after its container starts. assumed: the figure */
export const agentStarts = 3_000

/** A stopped task can still be described. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html */
export const stoppedTaskIsKept = 3_600_000

/** Without a health check, a task counts as healthy after so long. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment-parameters.html */
export const runningCountsAsHealthy = 40_000

/** assumed: two health checks of a target group passed, or two failed. */
export const target = { healthy: 15_000, unhealthy: 60_000 }

/** The service scheduler: when it looks after something happened. */
export const scheduler = {
  afterCreation: 12_500,
  afterUpdate: 7_600,
  /** A deployment that is younger is not acted on: the one before it still counts. */
  deploymentIsSeen: 12_000,
  afterOwnAction: 9_000,
  afterTaskRuns: 6_500,
  afterTaskChange: 1_500,
  afterDeletion: 5_000,
}

/** A deleted service stays DRAINING so long, and so long after its last task stopped. */
export const draining = { least: 45_000, afterLastTask: 75_000 }

/** The service deployment shows up, and the images of a revision are known. assumed: between the times of two readings. */
export const revisions = { deploymentAppears: 2_000, imagesResolved: 10_000 }

/** An idle service says again that it is steady; the same warning is not repeated within. */
export const eventIsRepeated = 6 * 3_600_000

/** A task definition goes away so long after its deletion was asked for and nothing uses it. assumed: AWS gives no figure. */
export const definitionIsDeleted = 3_600_000

/**
 * The wait after tasks that never ran: longer each time, a quarter of an hour at most.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html (checked 2026-11); assumed: the steps
 */
export function retryDelay(failuresInARow: number): number {
  return Math.min(900_000, 10_000 * 4 ** Math.max(0, failuresInARow - 1))
}

/** Deployments that shift traffic: a stage without anything to wait for, and a call of a hook. assumed: AWS gives no figures */
export const staging = { stage: 5_000, hookCall: 2_000, alarmsAreChecked: 10_000, stopIsObeyed: 2_000 }

import { anything, type Check } from '../../calls/index.ts'

/**
 * The same check for the next run: ids that AWS draws (of tasks, service deployments, revisions of services, log streams of tasks) are others
 * then, and so are revisions of a family that the calls registered themselves.
 */
export function lastingCheck(check: Check, registered: ReadonlySet<string>): Check {
  return { ...check, resource: lasting(check.resource, registered) }
}

/** The families that these checks register, by `arn:...:task-definition/FAMILY`. */
export function registeredIn(checks: readonly Check[]): ReadonlySet<string> {
  return new Set(
    checks
      .filter(({ action }) => action === 'ecs:RegisterTaskDefinition')
      .map(({ resource }) => resource.replace(/:[^:/]*$/, '')),
  )
}

function lasting(resource: string, registered: ReadonlySet<string>): string {
  const [, drawn] =
    /^(arn:[^:]*:ecs:[^/]*:(?:task|service-deployment|service-revision|task-set)\/(?:[^/]+\/)*)[^/]+$/.exec(resource) ??
    []
  if (drawn !== undefined) return `${drawn}${anything('id')}`
  const [, family] = /^(arn:[^:]*:ecs:[^/]*:task-definition\/[^:]+):\d+$/.exec(resource) ?? []
  if (family !== undefined) return registered.has(family) ? `${family}:${anything('revision')}` : resource
  const [, stream] = /^(arn:[^:]*:logs:.*:log-stream:.*\/)[0-9a-f]{32}$/.exec(resource) ?? []
  if (stream !== undefined) return `${stream}${anything('task id')}`
  const [, targets] = /^(arn:[^:]*:application-autoscaling:[^/]*:scalable-target\/)[^/]+$/.exec(resource) ?? []
  return targets === undefined ? resource : `${targets}${anything('scalable target')}`
}

import { scopeKey } from './changes.ts'
import type { DeploymentView, Event, HealthView, TargetGroupView } from './events.ts'
import { clean, codeDeployText, serviceDeploymentText, taskStateText } from './lines.ts'
import type { Colours } from './text.ts'
import { cutToWidth, padToWidth, shortenMiddle, widthOf, wrapToWidth } from './width.ts'

/** What is shown of one service: its deployments, health and targets, the course of its deployment, tasks that are watched. */
interface ServiceView {
  readonly name: string
  deployment: Extract<Event, { type: 'deployment' }> | undefined
  health: ReadonlyMap<string, HealthView>
  targets: readonly TargetGroupView[]
  course: string
  readonly tasks: Map<string, string>
  waiting: string
}

/** The services that are shown, in the order in which they were first told of. */
export type LiveView = Map<string, ServiceView>

/** Whether the event belongs to the view instead of the lines above it. */
export function noteInView(view: LiveView, event: Event): boolean {
  switch (event.type) {
    case 'deployment':
      serviceOf(view, event).deployment = event
      return true
    case 'health':
      serviceOf(view, event).health = new Map(event.deployments.map((one) => [one.id, one]))
      return true
    case 'targets':
      serviceOf(view, event).targets = event.groups
      return true
    case 'service-deployment':
      serviceOf(view, event).course = serviceDeploymentText(event)
      return true
    case 'code-deploy':
      serviceOf(view, event).course = codeDeployText(event)
      return true
    case 'task':
      serviceOf(view, event).tasks.set(event.task, taskStateText(event))
      return true
    case 'waiting':
      serviceOf(view, event).waiting = `waiting for ${event.reason}, ${event.seconds} s`
      return true
    default:
      return false
  }
}

function serviceOf(view: LiveView, event: Event): ServiceView {
  const key = scopeKey(event)
  const known = view.get(key)
  if (known) return known
  const { scope } = event
  const made: ServiceView = {
    name: scope === undefined ? '' : [scope.cluster, scope.service].filter(Boolean).join('/'),
    deployment: undefined,
    health: new Map(),
    targets: [],
    course: '',
    tasks: new Map(),
    waiting: '',
  }
  view.set(key, made)
  return made
}

/** Every line fits the terminal: one that wraps could not be taken down. With several services each has a heading. */
export function viewLines(view: LiveView, colours: Colours, columns: number): string[] {
  return [...view.values()].flatMap((service) => [
    ...(view.size > 1 ? [colours.dim(shortenMiddle(service.name, columns))] : []),
    ...serviceLines(service, colours, columns),
  ])
}

function serviceLines(service: ServiceView, colours: Colours, columns: number): string[] {
  const { deployment, health, targets, course, tasks, waiting } = service
  const alive = (deployment?.deployments ?? []).filter(isAlive)
  const longest = Math.max(LEAST_NAME, ...alive.map(({ revision }) => widthOf(revision)))
  return [
    ...alive.flatMap((one) =>
      deploymentLines(one, { health: health.get(one.id), longest, columns }).map(colourOf(one, colours)),
    ),
    ...targets.flatMap((group) => targetLines(group, columns)),
    ...(course ? wrapToWidth(clean(course), columns, 3) : []),
    ...[...tasks].map(([id, status]) => `task ${shortenMiddle(id, columns - 6 - widthOf(status))} ${status}`),
    ...(waiting ? [cutToWidth(waiting, columns)] : []),
  ]
}

/** ECS lists old deployments long after their last task. */
function isAlive({ status, desired, running, pending }: DeploymentView): boolean {
  return status === 'PRIMARY' || desired + running + pending > 0
}

function colourOf({ rolloutState, status }: DeploymentView, colours: Colours): (text: string) => string {
  return rolloutState === 'FAILED' ? colours.red : status === 'PRIMARY' ? colours.green : String
}

const BAR = 20
/** Names are aligned from this width on, and never shown in less than the other. */
const LEAST_NAME = 16
const SHORTEST_NAME = 12
const SHORTEST_BAR = 6

interface Room {
  readonly health: HealthView | undefined
  readonly longest: number
  readonly columns: number
}

/**
 * `PRIMARY  web:13  [########++++....] 2/3 1 pending 1 healthy 1 not checked yet IN_PROGRESS`. Where there is little room the bar goes first,
 * then the name is shortened, then the notes get lines of their own: counts are never cut.
 */
function deploymentLines(one: DeploymentView, { health, longest, columns }: Room): string[] {
  const head = `${one.status.padEnd(8)} `
  const counts = `${one.running}/${one.desired}`
  const notes = notesOf(one, health).join(' ')
  const room = columns - widthOf(head) - counts.length - 1
  const beside = room - (notes === '' ? 0 : widthOf(notes) + 1)
  const isOneLine = beside >= SHORTEST_NAME
  const free = isOneLine ? beside : room
  const nameWidth = Math.min(longest, Math.max(SHORTEST_NAME, free - SHORTEST_BAR - 3))
  const barWidth = Math.min(BAR, free - nameWidth - 3)
  const name = padToWidth(shortenMiddle(one.revision, nameWidth), nameWidth)
  const bar = barWidth >= SHORTEST_BAR ? ` [${barOf(one, barWidth)}]` : ''
  const line = `${head}${name}${bar} ${counts}`
  if (isOneLine) return [`${line} ${notes}`.trimEnd()]
  return [cutToWidth(line, columns), ...wrapToWidth(`  ${notes}`, columns, 3)]
}

function notesOf(one: DeploymentView, health: HealthView | undefined): string[] {
  return [
    one.pending > 0 ? `${one.pending} pending` : '',
    health && health.healthy > 0 ? `${health.healthy} healthy` : '',
    health && health.unhealthy > 0 ? `${health.unhealthy} unhealthy` : '',
    health && health.waiting > 0 ? `${health.waiting} not checked yet` : '',
    one.failed > 0 ? `${one.failed} failed` : '',
    one.rolloutState ?? '',
  ].filter(Boolean)
}

function barOf({ desired, running, pending }: DeploymentView, width: number): string {
  const of = Math.max(desired, running + pending, 1)
  const full = Math.round((running / of) * width)
  const half = Math.min(width - full, Math.round((pending / of) * width))
  return `${'#'.repeat(full)}${'+'.repeat(half)}${'.'.repeat(width - full - half)}`
}

/** `targets  web-blue  2 healthy 1 initial` */
function targetLines({ name, states }: TargetGroupView, columns: number): string[] {
  const counts = Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(' ')
  const head = 'targets  '
  const shown = shortenMiddle(name, Math.max(SHORTEST_NAME, columns - head.length - widthOf(counts) - 1))
  return wrapToWidth(`${head}${shown} ${counts || 'none'}`, columns, 2)
}

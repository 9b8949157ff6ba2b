import { cutToWidth } from './cut-to-width.ts'
import type { DeploymentView, Event, HealthView } from './events.ts'
import { clean, codeDeployText, serviceDeploymentText, taskStateText } from './lines.ts'
import { type Colours, type Reporter, textReporter, type Writers } from './text.ts'

/** The part of a terminal that is drawn anew. */
export interface Screen {
  readonly columns: number
  /** Redraws a block of lines at the bottom. */
  draw(text: string): void
}

const BAR = 20

/** On a terminal: what happens scrolls by, and below it stands a view of old and new tasks that is redrawn. */
export function liveReporter(writers: Writers, colours: Colours, screen: Screen): Reporter {
  const plain = textReporter(
    {
      ...writers,
      out: (text) => above(() => writers.out(text)),
      err: (text) => above(() => writers.err(text)),
    },
    colours,
  )
  const view: View = { deployment: undefined, health: new Map(), progress: '', task: new Map(), waiting: '' }
  const draw = () => screen.draw(viewLines(view, colours, screen.columns).join('\n'))
  const above = (write: () => void) => {
    screen.draw('')
    write()
    draw()
  }
  return {
    report: (event) => {
      if (!noteInView(view, event)) return plain.report(event)
      draw()
    },
    end: () => screen.draw(''),
  }
}

interface View {
  deployment: Extract<Event, { type: 'deployment' }> | undefined
  health: ReadonlyMap<string, HealthView>
  /** What the service deployment says, or CodeDeploy. */
  progress: string
  readonly task: Map<string, string>
  waiting: string
}

/** Whether the event belongs to the view instead of the lines above it. */
function noteInView(view: View, event: Event): boolean {
  switch (event.type) {
    case 'deployment':
      view.deployment = event
      return true
    case 'health':
      view.health = new Map(event.deployments.map((one) => [one.id, one]))
      return true
    case 'service-deployment':
      view.progress = serviceDeploymentText(event)
      return true
    case 'code-deploy':
      view.progress = codeDeployText(event)
      return true
    case 'task':
      view.task.set(event.task, taskStateText(event))
      return true
    case 'waiting':
      view.waiting = `waiting for ${event.reason}, ${event.seconds} s`
      return true
    default:
      return false
  }
}

/** Cut before they are coloured: a line that wraps would not be taken down, and half a colour would stay. */
function viewLines({ deployment, health, progress, task, waiting }: View, colours: Colours, columns: number): string[] {
  return [
    ...(deployment?.deployments ?? [])
      .filter(isAlive)
      .map((one) => colourOf(one, colours)(cutToWidth(deploymentLine(one, health.get(one.id)), columns))),
    ...(progress ? [cutToWidth(clean(progress), columns)] : []),
    ...[...task].map(([id, status]) => cutToWidth(`task ${id} ${status}`, columns)),
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

/** `PRIMARY  web:13  [########++++....] 2/3 1 pending 1 healthy 1 not checked yet IN_PROGRESS` */
function deploymentLine(one: DeploymentView, health: HealthView | undefined): string {
  const of = Math.max(one.desired, one.running + one.pending, 1)
  const running = Math.round((one.running / of) * BAR)
  const pending = Math.min(BAR - running, Math.round((one.pending / of) * BAR))
  const bar = `${'#'.repeat(running)}${'+'.repeat(pending)}${'.'.repeat(BAR - running - pending)}`
  const notes = [
    one.pending > 0 ? `${one.pending} pending` : '',
    health && health.healthy > 0 ? `${health.healthy} healthy` : '',
    health && health.unhealthy > 0 ? `${health.unhealthy} unhealthy` : '',
    health && health.waiting > 0 ? `${health.waiting} not checked yet` : '',
    one.failed > 0 ? `${one.failed} failed` : '',
    one.rolloutState ?? '',
  ]
  return `${one.status.padEnd(8)} ${one.revision.padEnd(16)} [${bar}] ${one.running}/${one.desired} ${notes.filter(Boolean).join(' ')}`
}

import { HEARTBEAT, scopeKey } from './changes.ts'
import type { Event } from './events.ts'
import {
  causeLines,
  clean,
  codeDeployText,
  deploymentText,
  serviceDeploymentText,
  stoppedTaskLines,
  taskStateText,
  timeText,
} from './lines.ts'

import { reportLines } from './report-text.ts'

/** Where a reporter writes. */
export interface Writers {
  /** Data: what a script reads. */
  out(text: string): void
  /** Narration. */
  err(text: string): void
  /** Milliseconds since 1970. */
  now(): number
}

/** Colours, or functions that leave the text alone. No colour carries meaning by itself. */
export interface Colours {
  dim(text: string): string
  yellow(text: string): string
  green(text: string): string
  red(text: string): string
}

/** A listener for events, which writes them for people or machines. */
export interface Reporter {
  report(event: Event): void
  /** Nothing more comes: takes down what is drawn. */
  end(): void
}

/** Plain lines: one for each change, and a sign of life every 30 seconds. */
export function textReporter(writers: Writers, colours: Colours): Reporter {
  const events = new Set<string>()
  const last = new Map<string, string>()
  let quietSince = writers.now()
  const say = (text: string) => {
    quietSince = writers.now()
    writers.err(`${text}\n`)
  }
  /** Says a line unless it is what was said last about this subject. */
  const sayChange = (subject: string, text: string) => {
    if (last.get(subject) === text) return
    last.set(subject, text)
    say(text)
  }
  return {
    report: (event) => {
      switch (event.type) {
        case 'note':
          return say(clean(event.text))
        case 'warning':
          return say(`${colours.yellow('warning:')} ${clean(event.text)}${event.hint ? `\nhint: ${event.hint}` : ''}`)
        case 'would-call':
          writers.out(`${JSON.stringify(event.input, null, 2)}\n`)
          return say(`would ${event.step} (${event.call})`)
        case 'left-out':
          return say(leftOutText(event, colours))
        case 'output':
          return writers.out(event.text)
        case 'log':
          // Data: no colours, whatever standard error is.
          return writers.out(
            `${timeText(event.at)} ${event.container}/${event.task.slice(0, 8)} ${clean(event.message)}\n`,
          )
        case 'deployment':
          for (const one of event.deployments) sayChange(one.id, deploymentText(one))
          return
        case 'health':
        case 'targets':
          return // of the live view alone
        case 'service-deployment':
          return sayChange(`${scopeKey(event)} service deployment`, serviceDeploymentText(event))
        case 'code-deploy':
          return sayChange(`${scopeKey(event)} CodeDeploy`, codeDeployText(event))
        case 'service-event':
          if (events.has(`${scopeKey(event)} ${event.id}`)) return
          events.add(`${scopeKey(event)} ${event.id}`)
          return say(`${colours.dim(timeText(event.at))} ${clean(event.message)}`)
        case 'task':
          return sayChange(event.task, `task ${event.task} ${taskStateText(event)}`)
        case 'stopped-task':
          return say(stoppedTaskLines(event.task, event.count).join('\n'))
        case 'cause':
          return say(causeLines(event).join('\n'))
        case 'wrote':
        case 'registered':
        case 'begun':
        case 'debug':
        case 'error':
        case 'end':
          return // for programs: people are told in words, by notes and by whoever ends the command
        case 'failure-report':
          return say(reportLines(event).join('\n'))
        case 'waiting':
          if (writers.now() - quietSince >= HEARTBEAT * 1000)
            say(colours.dim(`still waiting for ${event.reason} (${event.seconds} s)`))
      }
    },
    end: () => {},
  }
}

function leftOutText({ step, text, lacks }: Extract<Event, { type: 'left-out' }>, colours: Colours): string {
  return [
    `${colours.yellow('warning:')} ${step}: left out: ${clean(text)}`,
    ...lacks.map(({ action, resource }) => `  it needs ${action} on ${resource}`),
  ].join('\n')
}

import { describe, expect, test } from 'vitest'
import type { Colours, Event } from './index.ts'
import { clean, jsonReporter, liveReporter, textReporter } from './index.ts'

const plain: Colours = { dim: String, yellow: String, green: String, red: String }

function told(events: readonly (Event | { readonly after: number })[], make = textReporter, colours = plain) {
  let now = Date.UTC(2026, 10, 24, 9)
  const written = { out: '', err: '' }
  const reporter = make(
    {
      out: (text) => {
        written.out += text
      },
      err: (text) => {
        written.err += text
      },
      now: () => now,
    },
    colours,
  )
  for (const event of events) {
    if ('after' in event) now += event.after * 1000
    else reporter.report(event)
  }
  reporter.end()
  return written
}

function deployment(running: number): Event {
  return {
    type: 'deployment',
    cluster: 'app',
    service: 'web',
    desired: 2,
    running,
    pending: 0,
    deployments: [
      {
        id: 'ecs-svc/1',
        status: 'PRIMARY',
        revision: 'web:1',
        desired: 2,
        pending: 0,
        running,
        failed: 0,
        rolloutState: 'IN_PROGRESS',
      },
    ],
  }
}

describe('textReporter()', () => {
  test('says a line for each change, and nothing twice', () => {
    const event: Event = {
      type: 'service-event',
      id: 'e1',
      at: Date.UTC(2026, 10, 24, 9),
      message: '(service web) has started 2 tasks',
    }
    expect(told([deployment(0), deployment(0), event, event, deployment(2)]).err).toBe(
      'PRIMARY web:1 0/2 running, IN_PROGRESS\n2026-11-24T09:00:00.000Z (service web) has started 2 tasks\nPRIMARY web:1 2/2 running, IN_PROGRESS\n',
    )
  })

  test('gives a sign of life every 30 seconds where nothing changes', () => {
    const waiting = (seconds: number): Event => ({ type: 'waiting', step: '', reason: 'web to be deployed', seconds })
    const looks = Array.from({ length: 30 }, (_, i) => [{ after: 3 }, deployment(0), waiting(i * 3 + 3)]).flat()
    expect(told(looks).err.match(/still waiting/g)).toHaveLength(2)
  })

  test('data goes to standard output, narration does not', () => {
    const log: Event = { type: 'log', container: 'app', task: '0123456789abcdef', at: 0, message: 'hello\n' }
    const written = told([{ type: 'output', text: '{}\n' }, log, { type: 'note', step: '', text: 'done' }])
    expect(written).toEqual({ out: '{}\n1970-01-01T00:00:00.000Z app/01234567 hello\n', err: 'done\n' })
  })

  test('no colour reaches standard output', () => {
    const loud = { ...plain, dim: (text: string) => `<dim>${text}</dim>` }
    const log: Event = { type: 'log', container: 'app', task: '0123456789abcdef', at: 0, message: 'hello' }
    expect(told([log], textReporter, loud).out).toBe('1970-01-01T00:00:00.000Z app/01234567 hello\n')
  })

  test('says what an exit code means, where that is known', () => {
    const containers = [
      { name: 'app', exitCode: 137, reason: 'OutOfMemoryError', meaning: 'killed: it ran out of memory' },
      { name: 'proxy' },
    ]
    expect(
      told([{ type: 'stopped-task', task: { id: 't', stopCode: 'EssentialContainerExited', containers } }]).err,
    ).toBe(
      'task t stopped (EssentialContainerExited)\n' +
        '  container app exited with 137 (killed: it ran out of memory): OutOfMemoryError\n' +
        '  container proxy has no exit code\n',
    )
  })

  test('a watched task is told with its health, where it has a check', () => {
    const task = (status: string, health?: string): Event => ({ type: 'task', task: 't', status, health })
    expect(told([task('RUNNING', 'UNKNOWN'), task('RUNNING', 'HEALTHY')]).err).toBe(
      'task t RUNNING\ntask t RUNNING, HEALTHY\n',
    )
  })

  test('says what a refused call would have needed', () => {
    const lacks = [{ action: 'ecs:ListTasks', resource: '*' }]
    expect(told([{ type: 'left-out', step: 'show the stopped tasks', text: 'denied', lacks }]).err).toBe(
      'warning: show the stopped tasks: left out: denied\n  it needs ecs:ListTasks on *\n',
    )
  })
})

test('jsonReporter() writes one object a line and leaves data as it is', () => {
  const written = told([deployment(1), { type: 'output', text: 'raw\n' }], (writers) => jsonReporter(writers))
  expect(written.out).toBe('raw\n')
  expect(JSON.parse(written.err)).toMatchObject({ time: '2026-11-24T09:00:00.000Z', type: 'deployment', running: 1 })
})

test('jsonReporter() tells what is news, once', () => {
  const event: Event = { type: 'service-event', id: 'e1', at: 0, message: 'started' }
  const waiting = (seconds: number): Event => ({ type: 'waiting', step: '', reason: 'web to be deployed', seconds })
  const looks = Array.from({ length: 12 }, (_, i) => [deployment(0), event, waiting(3 * i), { after: 3 }]).flat()
  const lines = told(looks, (writers) => jsonReporter(writers))
    .err.trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line).type)).toEqual(['deployment', 'service-event', 'waiting'])
})

test('clean() lets no control character reach the terminal', () => {
  expect(clean('\u001b[31mred\u0007\r\n')).toBe('\uFFFD[31mred\uFFFD')
  expect(clean('日本語\tok')).toBe('日本語\tok')
})

describe('liveReporter()', () => {
  const drawn = (columns: number, events: readonly Event[]): string[] => {
    const blocks: string[] = []
    const colours = { ...plain, green: (text: string) => `<green>${text}</green>` }
    const reporter = liveReporter({ out: () => {}, err: () => {}, now: () => 0 }, colours, {
      columns,
      draw: (text) => void blocks.push(text),
    })
    for (const event of events) reporter.report(event)
    return blocks
  }

  test('leaves the bar out where there is no room, and never a count', () => {
    expect(drawn(40, [deployment(1)])).toEqual(['<green>PRIMARY  web:1        1/2 IN_PROGRESS</green>'])
  })

  test('counts two columns for wide characters', () => {
    const breaker: Event = { type: 'service-deployment', status: 'IN_PROGRESS', reason: '失敗しました' }
    expect(drawn(40, [breaker])).toEqual(['service deployment IN_PROGRESS,\n  失敗しました'])
  })
})

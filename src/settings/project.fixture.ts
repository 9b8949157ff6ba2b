import { aws, dry, type Interpreter, live, type World } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import type { ProjectPorts } from './ports.ts'

const encoder = new TextEncoder()

/** Files that exist in a test alone, by path from `/work`. */
export function projectPorts(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string | undefined>> = {},
): ProjectPorts {
  return {
    directory: '/work',
    env,
    files: {
      exists: async (path) => Object.hasOwn(files, path.replace(/^\/work\//, '')),
      read: async (path) => {
        const text = files[path.replace(/^\/work\//, '')]
        if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
        return encoder.encode(text)
      },
    },
  }
}

/** Sends nothing, as a plan does. */
export const offline: Interpreter = { ...live, sends: () => false }

/** A world without AWS: what is reported is kept, and calls are answered by their names. */
export function testWorld(answers: Readonly<Record<string, (input: object) => unknown>> = {}) {
  const events: Event[] = []
  const sent: string[] = []
  const never = new AbortController().signal
  const world: World = {
    place: { partition: 'aws', region: 'eu-west-1', account: '111122223333' },
    clock: { now: () => 0, sleep: async () => {}, timeout: () => never },
    signal: never,
    deadline: never,
    isWatched: false,
    send: async ({ name, input }) => {
      sent.push(name)
      return answers[name]?.(input)
    },
    report: (event) => events.push(event),
    token: () => 'token',
  }
  const door = (interpreter: Interpreter = dry()) => aws(world, interpreter)
  const warnings = () =>
    events.flatMap((event) => (event.type === 'warning' ? [[event.text, event.hint].filter(Boolean).join(' | ')] : []))
  return { world, door, events, sent, warnings }
}

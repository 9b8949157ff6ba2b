import type { Task } from '../../calls/operations/index.ts'
import type { Moment } from '../../report/index.ts'

/** The moments of a rollout, oldest first, each once: those of its tasks among those that are known already. All by AWS's clock. */
export function timelineOf(
  known: readonly Moment[],
  tasks: readonly Task[],
  registered: { readonly revision: string; readonly at: number | undefined },
): Moment[] {
  const { revision, at } = registered
  const first = moment(at, `registered ${revision}`)
  const isOne = tasks.length === 1
  const own = [
    moment(
      earliest(tasks, 'createdAt'),
      isOne ? 'its task was created' : 'the first of its tasks that stopped was created',
    ),
    moment(earliest(tasks, 'startedAt'), isOne ? 'the task ran' : 'the first of them ran'),
    moment(earliest(tasks, 'stoppedAt'), isOne ? 'the task stopped' : 'the first of them stopped'),
    moment(latest(tasks, 'stoppedAt'), 'the last of them stopped'),
  ]
  const all = [...first, ...known, ...own.flat()].filter(
    (one, i, list) => list.findIndex((other) => isSame(one, other)) === i,
  )
  return all.sort((a, b) => a.at - b.at)
}

/** A moment, where its time is known. `seconds` since 1970. */
export function moment(seconds: number | undefined, text: string): Moment[] {
  return seconds === undefined ? [] : [{ at: Math.round(seconds * 1000), text }]
}

type Time = 'createdAt' | 'startedAt' | 'stoppedAt'

function timesOf(tasks: readonly Task[], time: Time): number[] {
  return tasks.flatMap(({ [time]: at }) => (at === undefined ? [] : [at]))
}

function earliest(tasks: readonly Task[], time: Time): number | undefined {
  const times = timesOf(tasks, time)
  return times.length === 0 ? undefined : Math.min(...times)
}

function latest(tasks: readonly Task[], time: Time): number | undefined {
  const [last, first] = [Math.max(...timesOf(tasks, time)), earliest(tasks, time)]
  return first === undefined || last === first ? undefined : last
}

function isSame(a: Moment, b: Moment): boolean {
  return a.at === b.at && a.text === b.text
}

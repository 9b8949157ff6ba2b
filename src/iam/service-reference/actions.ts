import { matchGlob, parseGlob } from '../glob.ts'
import type { ActionData } from './data.ts'
import { editDistance } from './edit-distance.ts'
import { findService } from './find-service.ts'
import { services } from './reference.generated.ts'

/** An action of the table. */
export interface ActionEntry {
  /** With the prefix, in AWS's spelling. */
  readonly action: string
  readonly level: 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management'
  readonly service: string
  readonly data: ActionData
}

/**
 * `listed`: the table has it. `unlisted`: it exists, though AWS's table lacks it. `unknown`: the service has no such action.
 * `unchecked`: the service, or this part of it, is not in our table.
 */
export type ActionStatus = 'listed' | 'unlisted' | 'unknown' | 'unchecked'

/** Whether an action exists, as far as we can tell. Letter case does not count. */
export function actionExists(action: string): ActionStatus {
  if (findAction(action)) return 'listed'
  const [prefix, name] = split(action)
  const service = findService(prefix)
  if (!service) return 'unchecked'
  if (service.unlisted?.toLowerCase().split(' ').includes(name)) return 'unlisted'
  return service.isPartial ? 'unchecked' : 'unknown'
}

/** The entry of an action; letter case does not count. */
export function findAction(action: string): ActionEntry | undefined {
  const [prefix, name] = split(action)
  const service = findService(prefix)
  if (!service) return undefined
  const wanted = action.slice(prefix.length + 1)
  const spelling = Object.hasOwn(service.actions, wanted)
    ? wanted
    : Object.keys(service.actions).find((key) => key.toLowerCase() === name)
  const data = spelling === undefined ? undefined : service.actions[spelling]
  return data && spelling !== undefined ? entryOf(prefix, spelling, data) : undefined
}

/** The actions of the table that a pattern matches; letter case does not count. */
export function matchActions(pattern: string): ActionEntry[] {
  if (!/[*?]/.test(pattern)) return [findAction(pattern) ?? []].flat()
  const glob = parseGlob(pattern.toLowerCase())
  const [beginning = ''] = pattern.toLowerCase().split(/[*?]/, 1)
  const entries: ActionEntry[] = []
  for (const [prefix, service] of servicesOf(pattern)) {
    for (const [name, data] of Object.entries(service.actions)) {
      const action = `${prefix}:${name.toLowerCase()}`
      // Comparing the beginning costs a tenth of a match, and tells of nearly all.
      if (action.startsWith(beginning) && matchGlob(glob, action) === 'yes') entries.push(entryOf(prefix, name, data))
    }
  }
  return entries
}

/** The services that a pattern may be about. Nearly all patterns name one, and long policies hold thousands of them. */
function servicesOf(pattern: string) {
  const all = Object.entries(services)
  if (!pattern.includes(':')) return all
  const [prefix = ''] = pattern.toLowerCase().split(':')
  const named = findService(prefix)
  if (named) return [[prefix, named] as const]
  const glob = parseGlob(prefix)
  return all.filter(([one]) => matchGlob(glob, one) !== 'no')
}

/** The action of the same service whose name is closest, if any is close. */
export function nearestAction(action: string): string | undefined {
  const [prefix, name] = split(action)
  const service = findService(prefix)
  if (!service) return undefined
  let nearest: string | undefined
  let best = Math.max(2, Math.floor(name.length / 4)) + 1
  for (const candidate of [...Object.keys(service.actions), ...(service.unlisted?.split(' ') ?? [])]) {
    const distance = editDistance(name, candidate.toLowerCase(), best)
    if (distance < best) [best, nearest] = [distance, candidate]
  }
  return nearest && `${prefix}:${nearest}`
}

function entryOf(service: string, name: string, data: ActionData): ActionEntry {
  const levels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'] as const
  return { action: `${service}:${name}`, level: levels.find((level) => level === data[0]) ?? 'Write', service, data }
}

function split(action: string): [prefix: string, name: string] {
  const [prefix = '', name = ''] = action.toLowerCase().split(':')
  return [prefix, name]
}

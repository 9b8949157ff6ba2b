import { uuid } from '../../ids.ts'
import { put } from '../../records.ts'
import type { Place, RequestContext } from '../../service.ts'
import { defaultKeyPolicy, findKey, kmsState } from './store.ts'

/** Makes the key that a story names by its id, its alias or the ARN of either, unless it is there. Its policy leaves everything to IAM. */
export function ensureKey(named: string, place: Place, context: Pick<RequestContext, 'stateOf' | 'ids' | 'now'>): void {
  const { keys, aliases } = kmsState(context.stateOf(place))
  if (findKey(context.stateOf(place), place, named)) return
  const name = named.startsWith('arn:') ? named.split(':').slice(5).join(':') : named
  const isAlias = name.startsWith('alias/')
  const id = isAlias ? uuid(context.ids) : name.replace(/^key\//, '')
  const policy = defaultKeyPolicy(place)
  put(keys, id, { id, description: '', creationDate: context.now, state: 'Enabled', policy, tags: {} })
  if (isAlias) put(aliases, name, id)
}

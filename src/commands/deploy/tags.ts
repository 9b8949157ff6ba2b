import type { Answer, Aws } from '../../calls/index.ts'
import { type Tag, tagResource, untagResource } from '../../calls/operations/index.ts'
import { compareTags, type ServiceDefinition } from '../../settings/index.ts'
import { arnOfService } from '../../steps/index.ts'
import type { TagResult } from './result.ts'
import type { Situation } from './situation.ts'

const none: TagResult = { set: [], removed: [] }

/** A definition without `tags` leaves those of the service alone; `"tags": []` removes them, but none that `ignore.tags` names. */
export async function updateTags(
  aws: Aws,
  { project, target, found }: Pick<Situation, 'project' | 'target' | 'found'>,
  { tags }: Pick<ServiceDefinition, 'tags'>,
): Promise<TagResult> {
  if (!tags) return none
  const resourceArn = arnOfService(aws, target, found)
  const compared = found.map((service) => compareTags(service.tags, tags, project.configuration.ignore?.tags))
  const step = aws.step('tag the service')
  const set = tags.length > 0 ? await setTags(step, resourceArn, { wanted: tags, compared }) : []
  const kept = [...keysOf(tags), ...(project.configuration.ignore?.tags ?? [])]
  return { set, removed: await removeTags(step, resourceArn, { kept, compared }) }
}

type Compared = Answer<ReturnType<typeof compareTags>>

async function setTags(
  step: Aws,
  resourceArn: string,
  { wanted, compared }: { readonly wanted: readonly Tag[]; readonly compared: Compared },
): Promise<readonly string[]> {
  const changed = compared.ask('tags of the service are to be set', (one) => nonEmpty(one.changed))
  if (!changed) return []
  const answer = await step.call(
    tagResource({ resourceArn, tags: changed.take((some) => some, wanted) }, keysOf(wanted)),
  )
  const keys = changed.take(keysOf, [])
  answer.see(() => step.note(`set tags of the service: ${keys.join(', ')}`))
  return keys
}

async function removeTags(
  step: Aws,
  resourceArn: string,
  { kept, compared }: { readonly kept: readonly string[]; readonly compared: Compared },
): Promise<readonly string[]> {
  const removed = compared.ask('tags of the service are to be removed', (one) => nonEmpty(one.removed))
  if (!removed) return []
  const tagKeys = removed.take((some) => some, [])
  const answer = await step.call(untagResource({ resourceArn, tagKeys }, kept))
  answer.see(() => step.note(`removed tags of the service: ${tagKeys.join(', ')}`))
  return tagKeys
}

function keysOf(tags: readonly Tag[]): string[] {
  return tags.map(({ key = '' }) => key)
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined
}

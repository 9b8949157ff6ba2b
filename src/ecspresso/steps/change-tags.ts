import { serviceArn, type Tag, tagResource, untagResource } from '../../calls/operations/index.ts'
import { targetOf } from '../../steps/index.ts'
import type { Work } from '../command.ts'
import { describe } from './describe-service.ts'

/** Brings the tags of the service in line with the definition. One without tags leaves those of the service alone. */
export async function changeTags({ aws, project }: Work, tags: readonly Tag[] | undefined): Promise<void> {
  if (tags === undefined) return
  const resourceArn = serviceArn(aws.place, targetOf(project))
  const named = tags.map(({ key = '' }) => key)
  const step = aws.step('tag the service')
  const described = await step.call(describe(targetOf(project)))
  if (described.ask('tags of the service are to be set', () => true))
    await step.call(tagResource({ resourceArn, tags }, named))
  if (described.ask('tags of the service are to be removed', () => true))
    await step.call(
      untagResource({ resourceArn, tagKeys: [] }, [...named, ...(project.configuration.ignore?.tags ?? [])]),
    )
}

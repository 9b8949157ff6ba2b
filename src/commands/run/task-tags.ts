import { type Aws, UserError } from '../../calls/index.ts'
import { type InCluster, listTagsForResource, serviceArn, type Tag } from '../../calls/operations/index.ts'

/** `KEY=VALUE,KEY=VALUE`; empty parts are skipped, as in ecspresso. */
export function parseTags(text: string): Tag[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [key = '', ...value] = part.split('=')
      if (key === '' || value.length === 0)
        throw new UserError('OPTION_INVALID', `\`${part}\` in --tags is no KEY=VALUE`, {
          hint: 'write --tags KEY=VALUE,KEY=VALUE',
        })
      return { key, value: value.join('=') }
    })
}

/**
 * RunTask cannot propagate the tags of a service: they are read and given by name. Those of --tags win; AWS's own (`aws:`) may not be given.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html (checked 2026-11)
 */
export async function tagsOfService(aws: Aws, target: InCluster, own: readonly Tag[]): Promise<readonly Tag[]> {
  const listed = await aws
    .step("read the service's tags")
    .call(listTagsForResource({ resourceArn: serviceArn(aws.place, target) }))
  return listed.take(
    ({ tags = [] }) => [...tags.filter(({ key }) => !isReserved(key) && !own.some((one) => one.key === key)), ...own],
    [{ key: 'tags', value: 'of the service' }],
  )
}

function isReserved(key = ''): boolean {
  return key.toLowerCase().startsWith('aws:')
}

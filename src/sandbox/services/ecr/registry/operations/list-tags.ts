import type { Operation } from '../../../../service.ts'
import { read, repositoryCheck } from '../../input.ts'
import { requireRegistryRepository } from '../resolve.ts'

/** All tags of a repository; they come in one page. */
export const listTags: Operation = {
  name: 'ecr-registry:ListTags',
  access: 'read',
  checks: (input, context) => [repositoryCheck('ListImages', read.requiredText(input, 'name'), context)],
  handle(input, context) {
    const { name, images } = requireRegistryRepository(input, context)
    return { body: JSON.stringify({ name, tags: images.flatMap(({ tags }) => tags).sort() }) }
  },
}

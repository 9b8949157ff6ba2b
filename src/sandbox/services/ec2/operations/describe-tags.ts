import { type Operation, ServiceError } from '../../../service.ts'
import { select } from '../input.ts'
import { taggedResources } from '../tags.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html */
export const describeTags: Operation = {
  name: 'ec2:DescribeTags',
  access: 'read',
  checks: () => [{ action: 'ec2:DescribeTags', resource: '*' }],
  handle(input, context) {
    const all = taggedResources(context.state).flatMap(({ type, id: resource, tags }) =>
      Object.entries(tags).map(([key, value]) => ({ id: `${resource} ${key}`, type, resource, key, value, tags })),
    )
    const { items, nextToken } = select<(typeof all)[number]>(all, input, {
      idMember: 'none',
      notFound: (id) => new ServiceError('InvalidID', `The ID '${id}' is not valid`),
      filters: {
        key: ({ key }) => key,
        value: ({ value }) => value,
        'resource-id': ({ resource }) => resource,
        'resource-type': ({ type }) => type,
      },
    })
    const tagSet = items.map(({ resource, type, key, value }) => ({
      resourceId: resource,
      resourceType: type,
      key,
      value,
    }))
    return { tagSet, ...(nextToken !== undefined && { nextToken }) }
  },
}

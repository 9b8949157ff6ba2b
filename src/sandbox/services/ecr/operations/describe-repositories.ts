import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read, repositoryCheck, requireRepository } from '../input.ts'
import { ecrState } from '../store.ts'
import { repositoryOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeRepositories.html */
export const describeRepositories: Operation = {
  name: 'ecr:DescribeRepositories',
  access: 'read',
  checks(input, context) {
    const names = read.texts(input, 'repositoryNames')
    return (names.length > 0 ? names : ['*']).map((name) => repositoryCheck('DescribeRepositories', name, context))
  },
  handle(input, context) {
    const names = read.texts(input, 'repositoryNames')
    const named = names.map((name) => requireRepository(name, context))
    const { items, nextToken } = pageOf(
      names.length > 0 ? named : Object.values(ecrState(context.state).repositories),
      {
        limit: read.number(input, 'maxResults', { min: 1, max: 1000 }) ?? 100,
        token: read.text(input, 'nextToken'),
        keyOf: ({ name }) => name,
        invalidToken: () => new ServiceError('InvalidParameterException', 'Invalid parameter: nextToken'),
      },
    )
    return {
      repositories: items.map((one) => repositoryOnWire(one, context)),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}

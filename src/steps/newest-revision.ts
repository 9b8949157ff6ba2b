import { type Aws, anything } from '../calls/index.ts'
import { arn, listTaskDefinitions } from '../calls/operations/index.ts'

/** The ARN of the newest active revision of a family; undefined where it has none. */
export async function newestRevision(aws: Aws, familyPrefix: string): Promise<string | undefined> {
  const step = aws.step('find the newest revision')
  const listed = await step.call(listTaskDefinitions({ familyPrefix, sort: 'DESC', maxResults: 1 }))
  const newest = listed.ask('the family has an active revision', ({ taskDefinitionArns }) => taskDefinitionArns[0])
  const some = arn(aws.place, 'ecs', `task-definition/${familyPrefix}:${anything('latest revision')}`)
  return newest?.take((one) => one, some)
}

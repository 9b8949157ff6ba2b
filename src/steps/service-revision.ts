import { type Answer, type Aws, anything } from '../calls/index.ts'
import { arn, clusterNameOf, describeServiceRevisions, type Service } from '../calls/operations/index.ts'
import type { Project, ServiceDefinition } from '../settings/index.ts'
import { targetOf } from './target.ts'

/** Members of the file that DescribeServices does not show are worth a call, which may be refused unless the line of ecspresso has it otherwise. */
export async function readServiceRevision(
  aws: Aws,
  project: Project,
  found: Answer<Service>,
  { input }: ServiceDefinition,
): Promise<object | undefined> {
  if (!('monitoring' in input) && !('gatewayConnectors' in input)) return undefined
  const target = targetOf(project)
  const some = arn(
    aws.place,
    'ecs',
    `service-revision/${clusterNameOf(target.cluster)}/${target.service}/${anything('service revision')}`,
  )
  const named = found.take((live) => live.currentServiceRevisions?.[0]?.arn ?? some, some)
  const step = aws.step('read what only the service revision shows')
  const call = describeServiceRevisions({ serviceRevisionArns: [named] }, target)
  const answer = project.line.revisionsFailure === 'error' ? await step.call(call) : await step.attempt(call)
  return answer.take<object | undefined>(({ serviceRevisions }) => serviceRevisions[0], undefined)
}

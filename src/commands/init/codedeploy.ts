import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import { groupByAttempt } from '../../steps/index.ts'
import type { What } from './what.ts'

/** What the configuration says of CodeDeploy, so that nothing has to be sought when the service is deployed. */
export interface NamedGroup {
  readonly application_name: string
  readonly deployment_group_name: string
}

/** The group that deploys the service. Where none is found, or nobody may look, the configuration names none, as in ecspresso. */
export async function codedeployOf(
  aws: Aws,
  what: What | undefined,
  found: Answer<Service> | undefined,
): Promise<NamedGroup | undefined> {
  if (what?.kind !== 'service') return undefined
  const isByCodeDeploy = found?.ask(
    'CodeDeploy deploys the service',
    ({ deploymentController }) => deploymentController?.type === 'CODE_DEPLOY',
  )
  if (!isByCodeDeploy) return undefined
  const group = await groupByAttempt(aws, what.target)
  if (group) return { application_name: group.application, deployment_group_name: group.group }
  aws.warn(
    `no deployment group of CodeDeploy was found for service \`${what.target.service}\`: \`codedeploy\` is left out`,
    '`codedeploy.application_name` and `deployment_group_name` in the configuration name it',
  )
  return undefined
}

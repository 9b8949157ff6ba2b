import { findService, targetOf } from '../../steps/index.ts'
import {
  codeDeployNames,
  createDeployment,
  getDeploymentTarget,
  listApplications,
  onApplication,
  onGroup,
} from '../calls/index.ts'
import type { Work } from '../command.ts'

/**
 * Whether CodeDeploy deploys the service: the service says so, or while nobody has looked the file. Many files name no controller, and nearly
 * all of those services are deployed by ECS: their policies shall not hold CodeDeploy's actions.
 */
export async function isCodeDeploys({ aws, project }: Work): Promise<boolean> {
  const said = await isSaidByFiles({ aws, project })
  return aws.fact({
    read: async (reader) => {
      const found = await findService(reader, targetOf(project))
      return found?.take(({ deploymentController }) => deploymentController?.type === 'CODE_DEPLOY', said) ?? said
    },
    standIn: said,
    assumption: { question: 'CodeDeploy deploys the service', value: true },
  })
}

async function isSaidByFiles({ aws, project }: Pick<Work, 'aws' | 'project'>): Promise<boolean> {
  const { service_definition, codedeploy, appspec } = project.configuration
  if (codedeploy !== undefined || appspec !== undefined) return true
  if (!service_definition) return false
  return (await project.serviceDefinition(aws)).controller === 'CODE_DEPLOY'
}

/** Finds the deployment group of the service: what the configuration names need not be listed. */
export async function discover({ aws, project }: Work) {
  const { codedeploy } = project.configuration
  const names = codeDeployNames(codedeploy)
  const step = aws.step('find the deployment group of CodeDeploy')
  if (codedeploy?.application_name === undefined) await step.call(listApplications())
  await step.call(onApplication('BatchGetApplications', names))
  if (codedeploy?.deployment_group_name === undefined) await step.call(onApplication('ListDeploymentGroups', names))
  await step.call(onGroup('BatchGetDeploymentGroups', names))
  return names
}

/** Begins a deployment. */
export async function beginCodeDeploy(work: Work): Promise<void> {
  const names = await discover(work)
  await work.aws.step('create the deployment of CodeDeploy').call(createDeployment(names))
}

/** Follows the deployment that runs. `codedeploy:EVENT` as the goal looks at the target alone. */
export async function followCodeDeploy(work: Work, goal: string): Promise<void> {
  const names = await discover(work)
  const step = work.aws.step('watch the deployment of CodeDeploy')
  const listed = await step.call(onGroup('ListDeployments', names))
  if (!listed.ask('a deployment of CodeDeploy is under way', () => true)) return
  if (goal.startsWith('codedeploy:')) {
    await step.call(getDeploymentTarget())
    return
  }
  await step.call(onGroup('GetDeployment', names))
  await step.attempt(getDeploymentTarget())
}

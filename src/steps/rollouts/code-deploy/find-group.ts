import { type Answer, type Aws, anything, type Call, groupsOf, UserError } from '../../../calls/index.ts'
import {
  allApplications,
  allDeploymentGroups,
  batchGetApplications,
  batchGetDeploymentGroups,
  clusterNameOf,
  type DeploymentGroupName,
  type InCluster,
} from '../../../calls/operations/index.ts'
import type { Project } from '../../../settings/index.ts'

/** What one BatchGet takes. */
const AT_ONCE = 100

/** The deployment group of a service. */
export interface FoundGroup extends DeploymentGroupName {
  /** How it shifts traffic, where nothing else is said: `CodeDeployDefault.ECSAllAtOnce`. */
  readonly configName: string
}

/** What is looked for, as far as the configuration tells. */
interface Wanted extends InCluster {
  readonly application: string | undefined
  readonly group: string | undefined
  /** Who deploys cannot do without; who only writes its name down goes on where nobody may look. */
  readonly grade: 'required' | 'degraded'
}

/**
 * The deployment group of a service. A configuration that names application and group spares every look; one that names the application
 * spares the list of all. Throws UserError where no group deploys the service.
 */
export async function findGroup(aws: Aws, project: Project, target: InCluster): Promise<FoundGroup> {
  const found = await lookForGroup(aws, project, target)
  if (found) return found
  const { cluster, service } = target
  throw new UserError(
    'DEPLOYMENT_GROUP_MISSING',
    `no deployment group of CodeDeploy deploys service \`${service}\` in cluster \`${clusterNameOf(cluster)}\``,
    { hint: '`codedeploy.application_name` and `deployment_group_name` in the configuration name it' },
  )
}

/** The same; `undefined` where there is none. */
export async function lookForGroup(aws: Aws, project: Project, target: InCluster): Promise<FoundGroup | undefined> {
  const { application_name: application, deployment_group_name: group } = project.configuration.codedeploy ?? {}
  if (application && group) return { application, group, configName: await configOf(aws, { application, group }) }
  return seek(aws, { ...target, application, group, grade: 'required' })
}

/** The same of whatever is there; `undefined` also where nobody may look, which is warned about. */
export async function groupByAttempt(aws: Aws, target: InCluster): Promise<FoundGroup | undefined> {
  return seek(aws, { ...target, application: undefined, group: undefined, grade: 'degraded' })
}

async function seek(aws: Aws, wanted: Wanted): Promise<FoundGroup | undefined> {
  const { application, group, grade } = wanted
  const step = aws.step('find the deployment group')
  const inApplication = (name: string): InApplication => ({ ...wanted, application: name })
  const items = application
    ? [inApplication(application)]
    : {
        of: (await applicationsForEcs(step, grade)).map((all) => all.map(inApplication)),
        standIn: inApplication(anything('application')),
      }
  const searched = await step.each(items, searchApplication)
  const found = searched.ask('a deployment group deploys the service', (all) => all.flat()[0])
  return found?.take((one) => one, {
    application: application ?? anything('application'),
    group: group ?? anything('deployment group'),
    configName: anything('deployment configuration'),
  })
}

/** How a group that nobody looked at shifts traffic is the policy's business alone. */
async function configOf(aws: Aws, { application, group }: DeploymentGroupName): Promise<string> {
  const standIn = anything('deployment configuration')
  return aws.fact({
    read: async (reader) => {
      const step = reader.step('learn how the deployment group shifts traffic')
      const call = batchGetDeploymentGroups({ applicationName: application, deploymentGroupNames: [group] })
      const answer = await step.call(call)
      return answer.take(({ deploymentGroupsInfo: [one] }) => one?.deploymentConfigName ?? standIn, standIn)
    },
    standIn,
  })
}

/** The applications of the account that deploy to ECS. */
async function applicationsForEcs(step: Aws, grade: Wanted['grade']): Promise<Answer<readonly string[]>> {
  const listed = await step.pages(allApplications(), grade)
  const described = await step.each(
    {
      of: listed.map((all) => groupsOf(all, AT_ONCE).map((names) => ({ names, grade }))),
      standIn: { names: [anything('application')], grade },
    },
    describeApplications,
  )
  return described.map((all) => all.flat())
}

/** Asks in the way of the grade. */
function asked<T>(own: Aws, grade: Wanted['grade'], call: Call<T>): Promise<Answer<T>> {
  return grade === 'required' ? own.call(call) : own.attempt(call)
}

interface Applications {
  readonly names: readonly string[]
  readonly grade: Wanted['grade']
}

async function describeApplications({ names, grade }: Applications, own: Aws): Promise<readonly string[]> {
  const answer = await asked(own, grade, batchGetApplications({ applicationNames: names }))
  return answer.take(
    ({ applicationsInfo }) =>
      applicationsInfo.flatMap(({ applicationName, computePlatform }) =>
        computePlatform === 'ECS' && applicationName !== undefined ? [applicationName] : [],
      ),
    [],
  )
}

type InApplication = Wanted & { readonly application: string }

async function searchApplication(wanted: InApplication, own: Aws): Promise<readonly FoundGroup[]> {
  const { application, group, grade } = wanted
  if (group) return searchGroups({ ...wanted, names: [group] }, own)
  const listed = await own.pages(allDeploymentGroups(application), grade)
  const groups = {
    of: listed.map((all) => groupsOf(all, AT_ONCE).map((names) => ({ ...wanted, names }))),
    standIn: { ...wanted, names: [anything('deployment group')] },
  }
  const found = await own.each(groups, searchGroups)
  return found.take((all) => all.flat(), [])
}

async function searchGroups(
  { application, cluster, service, names, grade }: InApplication & { readonly names: readonly string[] },
  own: Aws,
): Promise<readonly FoundGroup[]> {
  const call = batchGetDeploymentGroups({ applicationName: application, deploymentGroupNames: names })
  const answer = await asked(own, grade, call)
  return answer.take(
    ({ deploymentGroupsInfo }) =>
      deploymentGroupsInfo
        .filter(({ ecsServices = [] }) =>
          ecsServices.some(
            ({ clusterName, serviceName }) => clusterName === clusterNameOf(cluster) && serviceName === service,
          ),
        )
        .map(({ deploymentGroupName = '', deploymentConfigName = '' }) => ({
          application,
          group: deploymentGroupName,
          configName: deploymentConfigName,
        })),
    [],
  )
}

import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import { describeTaskDefinition, type Service } from '../../calls/operations/index.ts'
import {
  type Project,
  type ServiceDefinition,
  type ServiceWithLive,
  serviceWithLive,
  taskDefinitionWithLive,
} from '../../settings/index.ts'
import {
  announceChange,
  editedProject,
  findService,
  newestRevision,
  readServiceRevision,
  requireRunning,
  runningRevision,
  targetOf,
} from '../../steps/index.ts'
import { editOf, refuseEdit } from '../edit.ts'
import type { Invocation } from '../invocation.ts'
import { type Compared, comparedOf, type DiffResult, effectOf, effectText } from './compared.ts'
import { diffExpress } from './express.ts'
import { runExternal } from './external.ts'
import type { DiffOptions } from './options.ts'

/** Compares the files with the service and with the revision that it runs. */
export async function diff(
  aws: Aws,
  given: Project,
  options: DiffOptions,
  { flags = [] }: Invocation,
): Promise<DiffResult> {
  if (options.withService && options.withoutService && flags.includes('with-service'))
    throw new UserError('OPTIONS_CONFLICT', '`--with-service` and `--without-service` exclude each other', {
      hint: 'the service is compared where neither is there',
    })
  const edit = editOf(options, given)
  const { service_definition, express_definition } = given.configuration
  const isNamed = Boolean(service_definition || express_definition)
  // Whoever changes what runs may have no file of the service either: a deployment then leaves its members alone.
  const isOfOthers = edit?.isOfRunning === true && !isNamed && !flags.includes('with-service')
  const withService = options.withService && !options.withoutService && !isOfOthers && given.service !== undefined
  if (withService && !isNamed)
    throw new UserError('DEFINITION_PATH', 'the configuration does not name the service definition', {
      at: { file: given.file },
      hint: 'add `service_definition: FILE`, or compare the task definition alone with `--without-service`',
    })
  if (express_definition) {
    refuseEdit(edit, express_definition)
    return told(aws, await diffExpress(aws, given, { withService }), options)
  }
  const definition = withService ? await given.serviceDefinition(aws) : undefined
  const found = given.service === undefined ? undefined : await findService(aws, targetOf(given))
  if (!found && given.service !== undefined) requireRunning(edit, targetOf(given))
  const project = editedProject(given, edit, found)
  if (definition && !found) aws.note(`service ${project.service} does not exist in cluster ${project.clusterName} yet`)
  const service = definition && (await compareService(aws, project, found, definition))
  const taskDefinition = await compareTaskDefinition(aws, project, found)
  const fixed = service?.stays.map(({ path }) => path) ?? []
  const byCodeDeploy = service?.byDeployment ?? []
  const result = {
    service: service?.compared,
    taskDefinition,
    effect: effectOf(service?.compared, taskDefinition, { fixed, byCodeDeploy }),
  }
  if (service) announceChange(aws, service)
  return told(aws, result, options)
}

async function told(aws: Aws, result: DiffResult, options: DiffOptions): Promise<DiffResult> {
  aws.note(effectText(result.effect))
  if (options.external !== '') await runExternal(aws, result, options)
  return result
}

interface ComparedService extends Pick<ServiceWithLive, 'resets' | 'stays' | 'left' | 'byDeployment'> {
  readonly compared: Compared
}

async function compareService(
  aws: Aws,
  project: Project,
  found: Answer<Service> | undefined,
  definition: ServiceDefinition,
): Promise<ComparedService> {
  const local = definition.path
  const sides = (remote: string, { resets, stays, left, byDeployment, ...both }: ServiceWithLive) => ({
    ...{ resets, stays, left, byDeployment },
    compared: comparedOf({ remote, local, ...both }),
  })
  if (!found) return sides('', serviceWithLive(undefined, definition))
  const revision = await readServiceRevision(aws, project, found, definition)
  const options = { ignored: project.configuration.ignore?.members ?? [], ...(revision ? { revision } : {}) }
  return found.take(
    (live) => sides(live.serviceArn ?? '', serviceWithLive(live, definition, options)),
    sides('', { wanted: {}, live: {}, resets: [], stays: [], left: [], byDeployment: [] }),
  )
}

async function compareTaskDefinition(
  aws: Aws,
  project: Project,
  found: Answer<Service> | undefined,
): Promise<Compared> {
  const { input, path: local, family } = await project.taskDefinition(aws)
  const named = found ? await runningRevision(aws, project, found) : await newestRevision(aws, family)
  if (named === undefined) return comparedOf({ remote: '', local, ...taskDefinitionWithLive(undefined, input) })
  const step = aws.step('read the task definition that runs')
  const described = await step.call(describeTaskDefinition({ taskDefinition: named, include: ['TAGS'] }))
  return comparedOf({
    local,
    ...described.take(
      (live) => ({
        remote: live.taskDefinition.taskDefinitionArn ?? named,
        ...taskDefinitionWithLive(live, input),
      }),
      { remote: '', wanted: {}, live: {} },
    ),
  })
}

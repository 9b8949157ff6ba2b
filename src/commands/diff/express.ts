import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import type { InCluster, Service } from '../../calls/operations/index.ts'
import { expressWithLive, type Project } from '../../settings/index.ts'
import { findService, liveExpressDefinition, requireExpress, targetOf } from '../../steps/index.ts'
import { type Compared, comparedOf, type DiffResult, effectOf } from './compared.ts'

/** No update of an Express service takes these members. */
const fixed = ['infrastructureRoleArn']

/** ECS brings up new tasks for a change of any other member. */
const besideTasks = new Set([...fixed, 'scalingTarget', 'tags'])

/** Compares the definition of an Express service with what ECS runs of it. Throws UserError where it is none. */
export async function diffExpress(
  aws: Aws,
  project: Project,
  { withService }: { readonly withService: boolean },
): Promise<DiffResult> {
  if (!withService)
    throw new UserError('EXPRESS_UNSUPPORTED', 'an Express service has no task definition of its own to compare', {
      hint: 'leave `--without-service` out: its definition holds both',
    })
  const target = targetOf(project)
  const found = await findService(aws, target)
  if (found) requireExpress(found, target)
  else aws.note(`service ${target.service} does not exist in cluster ${project.clusterName} yet`)
  const service = await compare(aws, project, { target, found })
  const isFixed = service.differences.some(({ path }) => fixed.includes(path))
  const effect = effectOf(service, undefined, {
    fixed: isFixed && found !== undefined ? fixed : [],
    byCodeDeploy: [],
    begins: (member) => !besideTasks.has(member),
  })
  return { service, effect }
}

async function compare(
  aws: Aws,
  project: Project,
  { target, found }: { readonly target: InCluster; readonly found: Answer<Service> | undefined },
): Promise<Compared> {
  const definition = await project.expressDefinition(aws)
  const ignored = project.configuration.ignore?.members ?? []
  const local = definition.path
  if (!found) return comparedOf({ remote: '', local, ...expressWithLive(undefined, definition, ignored) })
  const live = await liveExpressDefinition(aws, target, found)
  const remote = found.take(({ serviceArn = '' }) => serviceArn, '')
  return comparedOf({ remote, local, ...expressWithLive(live, definition, ignored) })
}

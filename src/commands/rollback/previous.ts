import { type Answer, type Aws, anything } from '../../calls/index.ts'
import {
  arn,
  describeServiceRevisions,
  familyOf,
  type InCluster,
  revisionNameOf,
  revisionsOf,
  type ServiceRevision,
} from '../../calls/operations/index.ts'
import type { ListedDeployment } from '../../steps/index.ts'

/** An image that a rollback brings back. */
export interface ImageBack {
  readonly container: string
  /** By digest where ECS knows it. */
  readonly image: string
}

/** The revision to go back to. */
export interface Previous {
  /** Its ARN. */
  readonly taskDefinition: string
  /** Empty where ECS does not tell. */
  readonly images: readonly ImageBack[]
  /** `deployment`: the last completed one with another revision; `number`: the next lower active revision. */
  readonly by: 'deployment' | 'number'
}

/** What DescribeServiceRevisions takes at once. */
const AT_ONCE = 20

/** From where a rollback starts. */
export interface Standing {
  readonly target: InCluster
  /** The ARN of the revision that the service names now. */
  readonly current: string
  /** The deployments of the service, newest first; nothing where they may not be read, undefined where ECS has none. */
  readonly history: Answer<readonly ListedDeployment[]> | undefined
}

/**
 * The revision of the last completed deployment with another revision than the current one, or, where no deployment tells, the next lower
 * active one, as in ecspresso 2.8. A revision that was deregistered meanwhile is passed over. `undefined`: there is none.
 */
export async function findPrevious(aws: Aws, standing: Standing): Promise<Answer<Previous> | undefined> {
  const { current } = standing
  const family = familyOf(current)
  const listed = await aws.step('list the revisions').pages(revisionsOf(family, 'DESC'))
  const deployed = await deployedBefore(aws, standing)
  return listed.ask('there is a revision to go back to', (active) => choose(deployed, { current, active }))
}

/**
 * What ECS goes back to when it takes a deployment back, as far as its deployments tell: the last completed one with another revision.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html (checked 2026-11)
 */
export async function findLastCompleted(aws: Aws, standing: Standing): Promise<Omit<Previous, 'by'> | undefined> {
  const deployed = await deployedBefore(aws, standing)
  const last = deployed.find(
    ({ taskDefinition = '' }) => taskDefinition !== '' && !isSameRevision(taskDefinition, standing.current),
  )
  return last?.taskDefinition === undefined
    ? undefined
    : { taskDefinition: last.taskDefinition, images: imagesOf(last) }
}

/** The ARN that stands for the one that is found. */
export function anyPrevious({ place }: Aws, current: string): string {
  return arn(place, 'ecs', `task-definition/${familyOf(current)}:${anything('previous revision')}`)
}

/** What the completed deployments ran, the newest first. A denial loses the history, and the images. */
async function deployedBefore(aws: Aws, { target, history }: Standing): Promise<readonly ServiceRevision[]> {
  const completed = history?.ask('earlier deployments are listed', (all) => {
    const arns = all.flatMap(({ status, targetServiceRevisionArn }) =>
      status === 'SUCCESSFUL' && targetServiceRevisionArn !== undefined ? [targetServiceRevisionArn] : [],
    )
    return arns.length > 0 && [...new Set(arns)].slice(0, AT_ONCE)
  })
  if (!completed) return []
  const some = arn(
    aws.place,
    'ecs',
    `service-revision/${target.cluster}/${target.service}/${anything('service revision')}`,
  )
  const serviceRevisionArns = completed.take((arns) => arns, [some])
  const step = aws.step('see what earlier deployments ran')
  const described = await step.attempt(describeServiceRevisions({ serviceRevisionArns }, target))
  // AWS answers in no order that is written anywhere.
  return described.take(
    ({ serviceRevisions }) =>
      serviceRevisionArns.flatMap((name) => serviceRevisions.find((one) => one.serviceRevisionArn === name) ?? []),
    [],
  )
}

interface Candidates {
  readonly current: string
  /** ARNs, the newest first. */
  readonly active: readonly string[]
}

function choose(deployed: readonly ServiceRevision[], { current, active }: Candidates): Previous | undefined {
  const family = familyOf(current)
  const last = deployed.find(({ taskDefinition }) => {
    if (taskDefinition === undefined || revisionNameOf(taskDefinition) === revisionNameOf(current)) return false
    // Whether a revision of another family is active, nobody has asked: ECS says so.
    return familyOf(taskDefinition) !== family || active.some((one) => isSameRevision(one, taskDefinition))
  })
  if (last?.taskDefinition !== undefined)
    return { taskDefinition: last.taskDefinition, images: imagesOf(last), by: 'deployment' }
  const at = active.findIndex((one) => isSameRevision(one, current))
  const lower = at < 0 ? undefined : active[at + 1]
  return lower === undefined ? undefined : { taskDefinition: lower, images: [], by: 'number' }
}

function isSameRevision(one: string, other: string): boolean {
  return revisionNameOf(one) === revisionNameOf(other)
}

/** `example.com/web@sha256:…`: a digest stays what it is, whatever its tag means by now. */
function imagesOf({ containerImages = [] }: ServiceRevision): ImageBack[] {
  return containerImages.map(({ containerName = '', image = '', imageDigest }) => ({
    container: containerName,
    image: imageDigest === undefined || image.includes('@') ? image : `${image.replace(/:[^:/]*$/, '')}@${imageDigest}`,
  }))
}

import { UserError } from '../../calls/index.ts'
import {
  createExpressGatewayService,
  describeExpressGatewayService,
  serviceArn,
  updateExpressGatewayService,
} from '../../calls/operations/index.ts'
import { rolesOfExpress, targetOf } from '../../steps/index.ts'
import { deleteExpressGatewayService } from '../calls/index.ts'
import type { Work } from '../command.ts'
import { changeTags } from '../steps/change-tags.ts'
import { waitFor } from '../steps/wait.ts'

/** Whether the project's service is an Express one. */
export function isExpress({ project }: Pick<Work, 'project'>): boolean {
  return Boolean(project.configuration.express_definition)
}

/** Throws UserError where the project has an Express service, and the line none. */
export function refuseWithoutExpress({ project, edition }: Omit<Work, 'aws'>): void {
  if (!isExpress({ project }) || edition.hasExpress) return
  throw new UserError('TOOL_COMMAND', `ecspresso ${edition.name} has no Express services`, {
    hint: '--tool takes ecspresso@2.8 and ecspresso@3.0 for them',
  })
}

/** Throws UserError: of an Express service there are no revisions, no tasks to run and no count. */
export function refuseExpress(work: Work, command: string): void {
  if (!isExpress(work)) return
  throw new UserError('EXPRESS_UNSUPPORTED', `ecspresso has no \`${command}\` of an Express service`, {
    hint: '`deploy`, `diff`, `status` and `delete` are for it',
  })
}

interface Wanted {
  readonly updateService: boolean
  readonly wait: boolean
}

/** `deploy`: creates the service, or updates it and its tags; both wait by the service deployment. */
export async function deployExpress(work: Work, { updateService, wait }: Wanted, exists: boolean): Promise<void> {
  const { aws, project } = work
  if (!updateService) refuseExpress(work, 'scale` or `deploy --no-update-service')
  const target = targetOf(project)
  const { input } = await project.expressDefinition(aws)
  const passes = await rolesOfExpress(aws, project, input)
  if (exists) {
    const call = updateExpressGatewayService({ serviceArn: serviceArn(aws.place, target) }, target, passes)
    await aws.step('update the Express service').call(call)
    await changeTags(work, input.tags)
  } else {
    const named = { ...input, cluster: target.cluster, serviceName: target.service }
    await aws.step('create the Express service').call(createExpressGatewayService(named, passes))
  }
  if (wait) await waitFor(work, 'deployed')
}

/** `diff` reads the service and its active configuration. */
export async function readExpress({ aws, project }: Work): Promise<void> {
  const call = describeExpressGatewayService({
    serviceArn: serviceArn(aws.place, targetOf(project)),
    include: ['TAGS'],
  })
  await aws.step('read the Express service').call(call)
}

/** `delete` */
export async function removeExpress({ aws, project }: Work): Promise<void> {
  await aws.step('delete the Express service').call(deleteExpressGatewayService(targetOf(project)))
}

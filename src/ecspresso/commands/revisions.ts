import { type Aws, anything } from '../../calls/index.ts'
import {
  deleteService,
  deleteTaskDefinitions,
  deregisterTaskDefinition,
  describeTaskDefinition,
  listTaskDefinitions,
} from '../../calls/operations/index.ts'
import type { OptionsOf } from '../../commands/index.ts'
import { targetOf } from '../../steps/index.ts'
import type { Work } from '../command.ts'
import type { EcspressoOptions } from '../options.ts'
import { registerFile } from '../steps/choose-revision.ts'
import { describeStatus } from '../steps/describe-service.ts'
import { scanUse } from '../steps/tasks.ts'
import { isExpress, refuseExpress, removeExpress } from './express.ts'

/** `register` */
export async function register(work: Work): Promise<void> {
  refuseExpress(work, 'register')
  await registerFile(work)
}

/** `deregister`: what nothing uses, one revision or the oldest. */
export async function deregister(work: Work, options: OptionsOf<EcspressoOptions['deregister']>): Promise<void> {
  const { aws } = work
  refuseExpress(work, 'deregister')
  const family = await scanUse(work)
  const step = aws.step('deregister revisions')
  if (options.revision === 'latest') await step.call(describeTaskDefinition({ taskDefinition: family }))
  if (options.revision === '' && !(await findOld(step, family))) return
  const taskDefinition = `${family}:${anything('old revision')}`
  await step.call(deregisterTaskDefinition({ taskDefinition }))
  if (options.delete) await step.call(deleteTaskDefinitions({ taskDefinitions: [taskDefinition] }))
}

async function findOld(step: Aws, family: string): Promise<boolean> {
  const listed = await step.call(listTaskDefinitions({ familyPrefix: family, sort: 'ASC' }))
  return listed.ask('a revision is to be deregistered', () => true) !== undefined
}

/** `delete` does not wait. */
export async function remove(work: Work, { terminate }: OptionsOf<EcspressoOptions['delete']>): Promise<void> {
  if (!(await describeStatus(work))) return
  if (isExpress(work)) return removeExpress(work)
  const call = deleteService({ ...targetOf(work.project), force: terminate })
  await work.aws.step('delete the service').call(call)
}

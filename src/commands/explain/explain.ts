import type { Aws } from '../../calls/index.ts'
import type { FailureReport } from '../../report/index.ts'
import type { Project } from '../../settings/index.ts'
import { explainRollout, findExistingService, targetOf } from '../../steps/index.ts'

/** What is known of the service's last deployment. */
export interface Explained {
  readonly cluster: string
  readonly service: string
  readonly report: FailureReport
}

/** What stands for a report that nobody has read. */
const notRead: FailureReport = {
  asked: { cluster: '', service: '', revision: '', deployment: '', images: [] },
  ended: { status: 'moving' },
  timeline: [],
  failures: [],
  tasks: { lookedAt: 0, hasMore: false, inOtherWays: 0 },
  targets: [],
  messages: [],
  actionLog: [],
  causes: [],
  links: [],
}

/**
 * Reads what ECS still knows of the last deployment: its course, the tasks that stopped within the hour or so for which ECS keeps them, targets,
 * logs. Changes nothing. Throws UserError where there is no service.
 */
export async function explain(aws: Aws, project: Project): Promise<Explained> {
  const target = targetOf(project)
  const found = await findExistingService(aws, target)
  const report = await explainRollout(aws, project, found)
  return { cluster: project.clusterName, service: target.service, report: report.take((one) => one, notRead) }
}

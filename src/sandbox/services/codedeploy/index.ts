import type { Service } from '../../aws-service.ts'
import { awsJson } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { batchGetApplications } from './operations/batch-get-applications.ts'
import { batchGetDeploymentGroups } from './operations/batch-get-deployment-groups.ts'
import { batchGetDeploymentTargets } from './operations/batch-get-deployment-targets.ts'
import { batchGetDeployments } from './operations/batch-get-deployments.ts'
import { continueDeployment } from './operations/continue-deployment.ts'
import { createApplication } from './operations/create-application.ts'
import { createDeployment } from './operations/create-deployment.ts'
import { createDeploymentGroup } from './operations/create-deployment-group.ts'
import { deleteApplication } from './operations/delete-application.ts'
import { deleteDeploymentGroup } from './operations/delete-deployment-group.ts'
import { getApplication } from './operations/get-application.ts'
import { getApplicationRevision } from './operations/get-application-revision.ts'
import { getDeployment } from './operations/get-deployment.ts'
import { getDeploymentConfig } from './operations/get-deployment-config.ts'
import { getDeploymentGroup } from './operations/get-deployment-group.ts'
import { getDeploymentTarget } from './operations/get-deployment-target.ts'
import { listApplications } from './operations/list-applications.ts'
import { listDeploymentGroups } from './operations/list-deployment-groups.ts'
import { listDeploymentTargets } from './operations/list-deployment-targets.ts'
import { listDeployments } from './operations/list-deployments.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { registerApplicationRevision } from './operations/register-application-revision.ts'
import { stopDeployment } from './operations/stop-deployment.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { updateApplication } from './operations/update-application.ts'
import { updateDeploymentGroup } from './operations/update-deployment-group.ts'
import { advance, next } from './progress.ts'
import { seed } from './seed.ts'
import { codeDeployShape } from './state-shape.ts'
import type { CodeDeployState } from './store.ts'

export type { CodeDeployResources } from './seed.ts'

/** AWS CodeDeploy for ECS: blue/green deployments with their lifecycle events, traffic that shifts in time, hooks, stops and rollbacks. */
export const codeDeploy: Service = {
  name: 'codedeploy',
  protocol: awsJson({ target: 'CodeDeploy_20141006' }),
  inputRules,
  scope: 'region',
  initial: (): CodeDeployState => ({ applications: {}, groups: [], deployments: [], revisions: [] }),
  shape: codeDeployShape,
  seed,
  next,
  advance,
  operations: [
    createApplication,
    getApplication,
    batchGetApplications,
    listApplications,
    deleteApplication,
    createDeploymentGroup,
    updateDeploymentGroup,
    getDeploymentGroup,
    batchGetDeploymentGroups,
    listDeploymentGroups,
    deleteDeploymentGroup,
    createDeployment,
    getDeployment,
    batchGetDeployments,
    listDeployments,
    stopDeployment,
    continueDeployment,
    getDeploymentTarget,
    listDeploymentTargets,
    batchGetDeploymentTargets,
    getDeploymentConfig,
    registerApplicationRevision,
    getApplicationRevision,
    listTagsForResource,
    tagResource,
    untagResource,
    updateApplication,
  ],
}

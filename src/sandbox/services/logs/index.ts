import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { awsJson } from '../../protocols/index.ts'
import { associateKmsKey } from './operations/associate-kms-key.ts'
import { createLogGroup } from './operations/create-log-group.ts'
import { createLogStream } from './operations/create-log-stream.ts'
import { deleteLogGroup } from './operations/delete-log-group.ts'
import { deleteLogStream } from './operations/delete-log-stream.ts'
import { deleteRetentionPolicy } from './operations/delete-retention-policy.ts'
import { describeLogGroups } from './operations/describe-log-groups.ts'
import { describeLogStreams } from './operations/describe-log-streams.ts'
import { disassociateKmsKey } from './operations/disassociate-kms-key.ts'
import { filterLogEvents } from './operations/filter-log-events.ts'
import { getLogEvents } from './operations/get-log-events.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { putLogEvents } from './operations/put-log-events.ts'
import { putRetentionPolicy } from './operations/put-retention-policy.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { type LogsResources, seed } from './seed.ts'
import { logsShape } from './state-shape.ts'
import type { LogsState } from './store.ts'

export { appendLogEvents, ensureLogGroup, ensureLogStream, findGroup } from './store.ts'
export type { LogsResources }

/** Amazon CloudWatch Logs: groups, streams and events. Containers write into the same state without a request. */
export const logs: Service = {
  name: 'logs',
  protocol: awsJson({ target: 'Logs_20140328' }),
  inputRules: commonRules('InvalidParameterException'),
  scope: 'region',
  seed,
  initial: (): LogsState => ({ groups: {} }),
  shape: logsShape,
  operations: [
    createLogGroup,
    deleteLogGroup,
    putRetentionPolicy,
    describeLogGroups,
    createLogStream,
    describeLogStreams,
    putLogEvents,
    getLogEvents,
    filterLogEvents,
    listTagsForResource,
    tagResource,
    untagResource,
    associateKmsKey,
    deleteLogStream,
    deleteRetentionPolicy,
    disassociateKmsKey,
  ],
}

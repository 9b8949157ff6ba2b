import type { Service } from '../../aws-service.ts'
import { awsJson } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { deleteRule } from './operations/delete-rule.ts'
import { describeRule } from './operations/describe-rule.ts'
import { disableRule } from './operations/disable-rule.ts'
import { enableRule } from './operations/enable-rule.ts'
import { listRuleNamesByTarget } from './operations/list-rule-names-by-target.ts'
import { listRules } from './operations/list-rules.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { listTargetsByRule } from './operations/list-targets-by-rule.ts'
import { putRule } from './operations/put-rule.ts'
import { putTargets } from './operations/put-targets.ts'
import { removeTargets } from './operations/remove-targets.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { nextRun, runRules } from './schedule.ts'
import { eventsShape } from './state-shape.ts'
import type { EventsState } from './store.ts'

/** Amazon EventBridge: rules of the default bus with their targets. Schedules start tasks; there are no events that could match a pattern. */
export const events: Service = {
  name: 'events',
  protocol: awsJson({ target: 'AWSEvents' }),
  inputRules,
  scope: 'region',
  initial: (): EventsState => ({ rules: {} }),
  shape: eventsShape,
  next: nextRun,
  advance: runRules,
  operations: [
    putRule,
    describeRule,
    listRules,
    enableRule,
    disableRule,
    deleteRule,
    putTargets,
    listTargetsByRule,
    removeTargets,
    listRuleNamesByTarget,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
}

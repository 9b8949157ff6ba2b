import { own } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { read, requireRule, ruleCheck, ruleKey } from '../input.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html */
export const removeTargets: Operation = {
  name: 'events:RemoveTargets',
  access: 'write',
  withoutEffect: ['Force'],
  checks: (input, context) => [ruleCheck('RemoveTargets', ruleKey(input, 'Rule'), context)],
  handle(input, context) {
    const rule = requireRule(ruleKey(input, 'Rule'), context)
    const failed = read.requiredTexts(input, 'Ids', 100).flatMap((id) => {
      const known = own(rule.targets, id) !== undefined
      delete rule.targets[id]
      if (known) return []
      const message = `Target ${id} does not exist.` // assumed: the text
      return [{ TargetId: id, ErrorCode: 'ResourceNotFoundException', ErrorMessage: message }]
    })
    return { FailedEntryCount: failed.length, FailedEntries: failed }
  },
}

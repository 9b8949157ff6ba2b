import { put } from '../../../records.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { passEventRoles, read, requireRule, ruleCheck, ruleKey } from '../input.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (checked 2026-11) */
const mostTargets = 5

/** Adds targets to a rule, or replaces those of the same id. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html */
export const putTargets: Operation = {
  name: 'events:PutTargets',
  access: 'write',
  withoutEffect: [
    'Targets[].RetryPolicy',
    'Targets[].DeadLetterConfig',
    'Targets[].InputPath',
    'Targets[].InputTransformer',
    'Targets[].KinesisParameters',
    'Targets[].RunCommandParameters',
    'Targets[].BatchParameters',
    'Targets[].SqsParameters',
    'Targets[].HttpParameters',
    'Targets[].RedshiftDataParameters',
    'Targets[].SageMakerPipelineParameters',
    'Targets[].AppSyncParameters',
  ],
  checks(input, context) {
    const check = ruleCheck('PutTargets', ruleKey(input, 'Rule'), context)
    const targets = read.objects(input, 'Targets')
    const arns = targets.map((target) => read.requiredText(target, 'Arn'))
    return [
      { ...check, context: { ...check.context, 'events:TargetArn': arns } },
      ...passEventRoles(targets.map((target) => read.text(target, 'RoleArn'))),
    ]
  },
  handle(input, context) {
    const rule = requireRule(ruleKey(input, 'Rule'), context)
    const targets = read.objects(input, 'Targets')
    for (const target of targets) checkTarget(target)
    const ids = new Set([...Object.keys(rule.targets), ...targets.map((target) => read.requiredText(target, 'Id'))])
    if (ids.size > mostTargets) {
      throw new ServiceError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
    }
    for (const target of targets) put(rule.targets, read.requiredText(target, 'Id'), target)
    return { FailedEntryCount: 0, FailedEntries: [] }
  },
}

// Targets of ECS are clusters; a role starts the tasks. reported by users: the text about the role; assumed: the others
function checkTarget(target: JsonObject): void {
  const id = read.requiredText(target, 'Id')
  const arn = read.requiredText(target, 'Arn')
  if (!/^arn:[\w-]+:ecs:/.test(arn)) return
  const refuse = (message: string): ServiceError => new ServiceError('ValidationException', message)
  if (!arn.includes(':cluster/'))
    throw refuse(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`)
  if (read.text(target, 'RoleArn') === undefined) throw refuse(`RoleArn is required for target ${arn}.`)
  const parameters = read.object(target, 'EcsParameters')
  if (!parameters) throw refuse(`Parameter(s) EcsParameters must be specified for target: ${id}.`)
  read.requiredText(parameters, 'TaskDefinitionArn')
  read.number(parameters, 'TaskCount', { min: 1, max: 10 })
}

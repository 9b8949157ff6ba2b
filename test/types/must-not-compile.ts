// Each line under a directive must be an error: `tsc` reports a directive that is not needed.
import { type Answer, type Aws, type settled, unread } from '../../src/calls/index.ts'
import { rates } from '../../src/calls/operations/ecs/rates.ts'
import {
  describeServices,
  registerTaskDefinition,
  runTask,
  type Task,
  updateService,
} from '../../src/calls/operations/index.ts'
import { readCall } from '../../src/calls/operations/operation.ts'
import { object, text, word } from '../../src/sandbox/state-shape.ts'

declare const aws: Aws
declare const answer: Answer<{ readonly status: string }>
declare const answered: Answer<NonNullable<ReturnType<typeof describeServices>['output']>>
declare const maybe: string

// A branch on an answer without a question.
// @ts-expect-error an answer has no members of what AWS said
if (answer.status === 'ACTIVE') aws.note('active')
// @ts-expect-error nothing comes back from narration
const seen: string = answer.see((value) => value.status)
// @ts-expect-error a value to pass on needs something that stands for it
answer.take((value) => value.status)

// A forgotten role.
// @ts-expect-error the roles that UpdateService passes are not in its request
updateService({ cluster: 'app', service: 'web', taskDefinition: 'web:1' })
// @ts-expect-error both kinds of roles have to be named
runTask({ cluster: 'app', taskDefinition: 'web:1', count: 1, clientToken: 'x' }, { toTasks: [] })
// @ts-expect-error a retry must never start a task twice
runTask({ cluster: 'app', taskDefinition: 'web:1', count: 1 }, { toTasks: [], toEcs: [] })

// A misspelt field.
// @ts-expect-error `service` is `services`
describeServices({ cluster: 'app', service: ['web'] })
// @ts-expect-error `family` is required
registerTaskDefinition({ executionRoleArn: 'arn:aws:iam::111122223333:role/web' })

// A misspelt member of an answer.
// @ts-expect-error AWS writes `runningCount`
answered.take(({ services }) => services[0]?.runningCounts, 0)
// @ts-expect-error AWS writes `containers`
const task: Task = { container: [] }
const facts = { rate: rates.serviceReads, statement: 'FindService' }
// @ts-expect-error AWS writes `services`
readCall('ecs:DescribeServices', {}, () => [], { ...facts, yields: 'service' })
// @ts-expect-error ECS counts every operation in a group
readCall('ecs:DescribeServices', {}, () => [], { ...facts, yields: 'services', rate: null })

// A mark where a value decides which calls are made.
// @ts-expect-error a text becomes settled by one door alone, which refuses marks
const region: ReturnType<typeof settled> = maybe
// @ts-expect-error a mark is an ordinary text
const driver: NonNullable<ReturnType<typeof settled>> = unread('driver')

export { driver, region, seen, task }

// A saved state whose form is not checked.
// @ts-expect-error a member has no form
object<{ readonly name: string; at?: number }>({ name: text })
// @ts-expect-error a form is wider than the member
object<{ readonly status: 'ACTIVE' }>({ status: text })
// @ts-expect-error a word is left out
object<{ readonly status: 'ACTIVE' | 'INACTIVE' }>({ status: word('ACTIVE') })

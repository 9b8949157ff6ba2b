import type { Aws } from '../../../calls/index.ts'
import { createLogStream, describeLogGroups, putLogEvent } from '../../../calls/operations/index.ts'
import { fine, type Judgement, judged, look, skipped, wrong } from '../finding.ts'
import type { Item } from '../items.ts'

const absent = 'there is no such log group'

type LogItem = Extract<Item, { kind: 'log' }>

/** A log group is there, or will be made. With `--put-logs` a line is written to it, as ecspresso does it unasked. */
export async function checkLog(aws: Aws, { log, writes }: LogItem): Promise<Judgement> {
  const { group, region, createsGroup } = log
  if (writes) return writeTo(aws, log)
  if (createsGroup) return skipped('the log driver makes it')
  return look(aws, {
    call: describeLogGroups(group, region),
    absent,
    judge: ({ logGroups }) => (logGroups.some(({ logGroupName }) => logGroupName === group) ? fine : wrong(absent)),
  })
}

async function writeTo(aws: Aws, { group, region, streamPrefix, container }: LogItem['log']): Promise<Judgement> {
  const stream = { logGroupName: group, logStreamName: `${streamPrefix}/${container}/ristretto-verify-${aws.token()}` }
  const create = createLogStream(stream, region)
  const made = await aws.attempt(create)
  const isMade = made.ask('the log stream was made', () => true)
  if (!isMade) return judged(aws, made, { call: create, absent, judge: () => fine })
  const message = 'written by `ristretto verify --put-logs`'
  const put = putLogEvent(stream, { message, at: await nowOf(aws) }, region)
  return look(aws, { call: put, absent, judge: () => fine })
}

async function nowOf(aws: Aws): Promise<number> {
  const answer = await aws.local({
    title: 'tell the time',
    access: 'read',
    input: {},
    perform: async ({ now }) => now?.() ?? 0,
  })
  return answer.take((now) => now, 0)
}

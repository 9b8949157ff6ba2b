import { type Json, type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { invalidParameter, requiredText, requireGroup, requireStream, streamCheck } from '../input.ts'
import { appendLogEvents } from '../store.ts'

const hour = 3_600_000
const maximumEvents = 10_000
const maximumBatchBytes = 1_048_576
/** Counted for each event beside its message. */
const eventOverheadBytes = 26

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html (checked 2026-11) */
export const putLogEvents: Operation = {
  name: 'logs:PutLogEvents',
  access: 'write',
  withoutEffect: ['sequenceToken', 'entity'],

  checks: (input, context) => [
    streamCheck(
      'logs:PutLogEvents',
      requiredText(input, 'logGroupName'),
      requiredText(input, 'logStreamName'),
      context,
    ),
  ],

  handle(input, context) {
    const [groupName, streamName] = [requiredText(input, 'logGroupName'), requiredText(input, 'logStreamName')]
    const events = eventsOf(input)
    const stream = requireStream(requireGroup(groupName, context), streamName)
    const tooOld = context.now - 14 * 24 * hour
    const tooNew = context.now + 2 * hour
    const firstKept = events.findIndex((event) => event.timestamp >= tooOld)
    const firstTooNew = events.findIndex((event) => event.timestamp > tooNew)
    const kept = events.filter((event) => event.timestamp >= tooOld && event.timestamp <= tooNew)
    appendLogEvents(
      context.state,
      groupName,
      streamName,
      kept.map((event) => ({ ...event, ingestionTime: context.now })),
    )
    const rejected: JsonObject = {}
    if (firstTooNew >= 0) rejected['tooNewLogEventStartIndex'] = firstTooNew
    if (firstKept !== 0) rejected['tooOldLogEventEndIndex'] = firstKept < 0 ? events.length : firstKept
    return {
      nextSequenceToken: String(stream.sequence).padStart(56, '4'),
      ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
    }
  },
}

function eventsOf(input: JsonObject): { timestamp: number; message: string }[] {
  const given = input['logEvents']
  if (!Array.isArray(given)) {
    if (given !== undefined && given !== null) throw new ServiceError('SerializationException', undefined)
    throw nullMember('logEvents')
  }
  if (given.length === 0 || given.length > maximumEvents) {
    throw invalidParameter(
      `1 validation error detected: Value at 'logEvents' failed to satisfy constraint: Member must have length between 1 and ${maximumEvents}`,
    )
  }
  const events = given.map(eventOf)
  let size = 0
  let latest = 0
  for (const event of events) {
    if (event.timestamp < latest) {
      throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.')
    }
    latest = event.timestamp
    size += Buffer.byteLength(event.message) + eventOverheadBytes
  }
  if (size > maximumBatchBytes)
    throw invalidParameter(`Upload too large: ${size} bytes exceeds limit of ${maximumBatchBytes}`)
  if (latest - (events[0]?.timestamp ?? 0) > 24 * hour) {
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.')
  }
  return events
}

function eventOf(value: Json, index: number): { timestamp: number; message: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ServiceError('SerializationException', undefined)
  }
  const { timestamp, message } = value
  if (timestamp === undefined || timestamp === null) throw nullMember(`logEvents.${index + 1}.member.timestamp`)
  if (message === undefined || message === null) throw nullMember(`logEvents.${index + 1}.member.message`)
  if (typeof timestamp !== 'number' || typeof message !== 'string') {
    throw new ServiceError('SerializationException', undefined)
  }
  if (message === '') throw invalidParameter('Log event message must not be empty')
  return { timestamp, message }
}

function nullMember(path: string): ServiceError {
  return invalidParameter(
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  )
}

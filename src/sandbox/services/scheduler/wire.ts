import type { JsonObject, RequestContext } from '../../service.ts'
import { groupArn, type ScheduleGroup } from './store.ts'

/** A group as GetScheduleGroup and ListScheduleGroups answer it. */
export function groupOnWire({ name, createdAt }: ScheduleGroup, context: RequestContext): JsonObject {
  const times = { CreationDate: createdAt / 1000, LastModificationDate: createdAt / 1000 }
  return { Arn: groupArn(context, name), Name: name, State: 'ACTIVE', ...times }
}

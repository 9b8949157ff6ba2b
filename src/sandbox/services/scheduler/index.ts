import type { Service } from '../../aws-service.ts'
import { restJson } from '../../protocols/index.ts'
import { inputRules } from './input-rules.ts'
import { createSchedule } from './operations/create-schedule.ts'
import { createScheduleGroup } from './operations/create-schedule-group.ts'
import { deleteSchedule } from './operations/delete-schedule.ts'
import { deleteScheduleGroup } from './operations/delete-schedule-group.ts'
import { getSchedule } from './operations/get-schedule.ts'
import { getScheduleGroup } from './operations/get-schedule-group.ts'
import { listScheduleGroups } from './operations/list-schedule-groups.ts'
import { listSchedules } from './operations/list-schedules.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { updateSchedule } from './operations/update-schedule.ts'
import { nextRun, runSchedules } from './runs.ts'
import { schedulerShape } from './state-shape.ts'
import type { SchedulerState } from './store.ts'

/** Amazon EventBridge Scheduler: schedules and their groups. They start tasks; other targets stay as they are. */
export const scheduler: Service = {
  name: 'scheduler',
  protocol: restJson({
    routes: [
      ['POST', '/schedules/{Name}', 'CreateSchedule'],
      ['GET', '/schedules/{Name}', 'GetSchedule'],
      ['PUT', '/schedules/{Name}', 'UpdateSchedule'],
      ['DELETE', '/schedules/{Name}', 'DeleteSchedule'],
      ['GET', '/schedules', 'ListSchedules'],
      ['POST', '/schedule-groups/{Name}', 'CreateScheduleGroup'],
      ['GET', '/schedule-groups/{Name}', 'GetScheduleGroup'],
      ['DELETE', '/schedule-groups/{Name}', 'DeleteScheduleGroup'],
      ['GET', '/schedule-groups', 'ListScheduleGroups'],
      ['POST', '/tags/{ResourceArn}', 'TagResource'],
      ['DELETE', '/tags/{ResourceArn}', 'UntagResource'],
      ['GET', '/tags/{ResourceArn}', 'ListTagsForResource'],
    ],
    query: {
      groupName: 'GroupName',
      ScheduleGroup: 'GroupName',
      NamePrefix: 'NamePrefix',
      State: 'State',
      MaxResults: 'MaxResults',
      NextToken: 'NextToken',
    },
    queryLists: { TagKeys: 'TagKeys' },
  }),
  inputRules,
  scope: 'region',
  initial: (): SchedulerState => ({ schedules: {}, groups: {} }),
  shape: schedulerShape,
  next: nextRun,
  advance: runSchedules,
  operations: [
    createSchedule,
    getSchedule,
    updateSchedule,
    deleteSchedule,
    listSchedules,
    createScheduleGroup,
    getScheduleGroup,
    listScheduleGroups,
    deleteScheduleGroup,
    listTagsForResource,
    tagResource,
    untagResource,
  ],
}

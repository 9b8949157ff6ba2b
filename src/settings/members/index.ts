export type { Absence, Owner, ServiceMember, Update } from './member.ts'
export { valueAt, valuesAt, withoutValueAt, withValueAt } from './paths.ts'
export {
  controllerOf,
  isDaemon,
  type MemberAt,
  serviceMemberList,
  serviceMembers,
  topServiceMembers,
} from './service-members.ts'
export { type TaskDefinitionMember, taskDefinitionMembers } from './task-definition-members.ts'

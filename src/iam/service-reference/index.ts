/**
 * What AWS publishes about actions: level, resource types with the format of their ARNs, condition keys; for the services that a deployment
 * touches. A door of its own, because the table is large: load it when it is wanted. Source and day: `referenceDate`.
 */

export {
  type ActionEntry,
  type ActionStatus,
  actionExists,
  findAction,
  matchActions,
  nearestAction,
} from './actions.ts'
export {
  type ConditionKey,
  conditionKeysOf,
  globalConditionKey,
  globalConditionKeys,
  isSameKey,
} from './condition-keys.ts'
export { isResourceControlService, isServiceKnown, servicesChecked } from './known-services.ts'
export { referenceDate } from './reference.generated.ts'
export { arnFormatPattern, type ResourceType, resourceTypesOf, resourceTypesOfArn } from './resources.ts'

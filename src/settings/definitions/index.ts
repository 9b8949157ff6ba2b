export { isObject, type JsonObject } from '../json-object.ts'
export { type Container, type ContainerLogging, containersOf } from './containers.ts'
export { undecided } from './decided.ts'
export { type DefinitionEdit, editedTaskDefinition, imagesOf, taskDefinitionOf, type Variable } from './edit.ts'
export { decodeExpressDefinition, type ExpressDefinition } from './express-definition.ts'
export { decodeOverrides } from './overrides.ts'
export {
  decodeServiceDefinition,
  type ServiceDefinition,
  type ServiceOutline,
  serviceOutlineOf,
} from './service-definition.ts'
export { decodeTaskDefinition, type Outline, outlineOf, type TaskDefinition } from './task-definition.ts'
export { type Judged, UnfitDefinition } from './unfit-definition.ts'

export {
  type Configuration,
  parseDuration,
  readEnvironment,
  renderConfiguration,
  timeoutOption,
} from './configuration/index.ts'
export {
  type Container,
  type ContainerLogging,
  containersOf,
  type DefinitionEdit,
  type ExpressDefinition,
  editedTaskDefinition,
  imagesOf,
  isObject,
  type JsonObject,
  type Outline,
  type ServiceDefinition,
  type TaskDefinition,
  taskDefinitionOf,
  type Variable,
} from './definitions/index.ts'
export type { ExplainedUse } from './explain-uses.ts'
export { openProject } from './open-project.ts'
export type { ProjectOptions, ProjectPorts } from './ports.ts'
export { printDefinition, printTaskDefinition } from './print-definition.ts'
export type { FileExplanation, Overrides, OverridesInput, Project, ProjectFile } from './project.ts'
export {
  compareTags,
  createServiceInput,
  definitionOfRevision,
  definitionOfService,
  expressWithLive,
  hookFunctions,
  infrastructureRoles,
  latticeTargetGroups,
  revisionOfService,
  runTaskFields,
  type ServiceChange,
  type ServiceWithLive,
  serviceChange,
  serviceWithLive,
  type TagChanges,
  taskDefinitionDiffers,
  taskDefinitionWithLive,
  updateServiceAttributes,
  type WithLive,
} from './requests/index.ts'
export { type Rule, rules } from './rules/index.ts'

export { lookupsOf, refusedLookups } from './lookups.ts'
export { hintOnMissing } from './missing-function.ts'
export type { Files, FindPlace, JsonValue, Lookup, Lookups, PluginDeclaration, PluginPorts } from './plugin.ts'
export { FLAG_PATH_HINT, pathFrom, readFile, reasonOf } from './read-file.ts'

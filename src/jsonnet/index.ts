/** Jsonnet: an evaluator of the whole language and its standard library, for Node.js and browsers. */

export {
  type EcspressoLookups,
  type EcspressoNativesOptions,
  type ExternalFunction,
  ecspressoNatives,
  type Lookup,
} from './ecspresso-natives.ts'
export { type FilePosition, JsonnetError, type TraceFrame } from './errors.ts'
export {
  evaluate,
  evaluateAsync,
  evaluateToPlacedText,
  evaluateToString,
  evaluateToStringAsync,
  type PlacedText,
} from './evaluate.ts'
export type { EvaluateOptions } from './evaluation.ts'
export { createFileImporter } from './file-importer.ts'
export { formatJsonAsJsonnet, formatJsonTextAsJsonnet } from './format-json.ts'
export { createPathImporter, type Imported, type Importer, type ReadFile } from './importer.ts'
export type { JsonValue } from './manifest.ts'
export { formatMark, type Mark, marksIn } from './marks.ts'
export type { NativeFunction, Natives } from './natives.ts'
export { evaluateWithOrigins, type Origin } from './origins.ts'
export type { FindPlace } from './places.ts'

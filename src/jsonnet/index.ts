/** Jsonnet: an evaluator of the whole language and its standard library, for Node.js and browsers. */

export { JsonnetError, type TraceFrame } from './errors.ts'
export { evaluate, evaluateAsync, evaluateToString, evaluateToStringAsync } from './evaluate.ts'
export type { EvaluateOptions } from './evaluation.ts'
export { createFileImporter } from './file-importer.ts'
export { createPathImporter, type Imported, type Importer, type ReadFile } from './importer.ts'
export type { JsonValue } from './manifest.ts'
export type { NativeFunction, Natives } from './natives.ts'

export type { AnswerOf, OperationName, ShapeOf } from './answer.ts'
export { canonicalise } from './canonicalise.ts'
export { type CheckOptions, checkShape, type Finding, type PathSegment, pathText } from './check.ts'
export { type KeyCase, memberName } from './keys.ts'
export { hasShapes, loadDefinitionShapes, loadShapes, type ShapedService } from './load.ts'
export { nearest } from './nearest.ts'
export { REDACTED, redact } from './redact.ts'
export {
  type Member,
  memberOf,
  type OperationShapes,
  operationShapes,
  type Protocol,
  type ShapeTable,
  type StructureShape,
  shapeOf,
  type Type,
  type TypeText,
  typeOf,
} from './table.ts'

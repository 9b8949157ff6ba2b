/** Go's text/template: parse, render, look up what a template needs, and trace output to its source. */
export type { Answer, Answers, Need } from './answers.ts'
export type { Environment } from './builtins/environment.ts'
export {
  type Place,
  TEMPLATE_ERROR_CODES,
  TemplateError,
  type TemplateErrorCode,
  type TemplateErrorParts,
} from './error.ts'
export type {
  DeclaredFunction,
  LookupFunction,
  ParameterKind,
  Parameters,
  PlainFunction,
  TemplateFunction,
  TemplateFunctions,
  TemplateValue,
} from './function.ts'
export type { StaticNeed } from './list-needs.ts'
export {
  changeAroundMarks,
  describeMarks,
  hasMark,
  MARK_ANYTHING,
  MARK_CLOSE,
  MARK_OPEN,
  MARK_UNREAD,
  makeMark,
} from './mark.ts'
export { type RenderAsyncOptions, renderAsync } from './render-async.ts'
export { renderTemplate } from './render-template.ts'
export type { Origin, OriginCall, Rendering } from './rendering.ts'
export type { Limits } from './run/limits.ts'
export { sprintf } from './sprintf.ts'
export { type ParseOptions, parseTemplate, type RenderOptions, type Template } from './template.ts'

export { markdownIndex, markdownOf } from './markdown.ts'
export { manualOf, manualOfProgram } from './roff.ts'

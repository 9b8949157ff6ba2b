import { projectCommand } from '../command.ts'
import { renderOptions, renderTargets } from './options.ts'

/** `render` */
export const render = projectCommand({
  name: 'render',
  about: 'print configuration and definitions as they are after templates and lookups',
  options: renderOptions,
  positional: '[target...]',
  choices: renderTargets,
  examples: [
    { line: 'ristretto render config', about: 'the configuration' },
    { line: 'ristretto render taskdef servicedef', about: 'both definitions' },
    { line: 'ristretto render --explain', about: 'what all files look up, and the IAM actions that it needs' },
  ],
  leavesLookups: ({ explain }) => explain,
  print: async ({ documents, explanation }) =>
    explanation === undefined
      ? documents.map(({ text }) => text).join('')
      : (await import('./print-explanation.ts')).printExplanation(explanation),
  load: async () => (await import('./render.ts')).render,
})

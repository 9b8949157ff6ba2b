import { projectCommand } from '../command.ts'
import { renderOptions, renderTargets } from './options.ts'

/** `render` */
export const render = projectCommand({
  name: 'render',
  about: 'print configuration and definitions as they are after templates and lookups',
  options: renderOptions,
  positional: '<target...>',
  choices: renderTargets,
  examples: [
    { line: 'ristretto render config', about: 'the configuration' },
    { line: 'ristretto render taskdef servicedef', about: 'both definitions' },
  ],
  print: ({ documents }) => documents.map(({ text }) => text).join(''),
  load: async () => (await import('./render.ts')).render,
})

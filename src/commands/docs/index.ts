import { localCommand } from '../command.ts'
import { docsOptions } from './options.ts'

/** `docs` */
export const docs = localCommand({
  name: 'docs',
  about:
    'print a page of the documentation, or what the code of an error stands for; without a topic, the list of pages',
  options: docsOptions,
  positional: '[topic]',
  examples: [
    { line: 'ristretto docs sandbox | less', about: 'read a page, without a network' },
    { line: 'ristretto docs --search "security group"', about: 'the sections of all pages that speak of it' },
    { line: 'ristretto docs ACCESS_DENIED', about: 'what the code behind an error means, and what to do' },
  ],
  print: (text) => text,
  load: async () => (await import('./docs.ts')).printPage,
})

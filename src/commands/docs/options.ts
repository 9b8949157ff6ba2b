import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `docs`, ecspresso's. */
export const docsOptions = {
  article: { kind: 'text', value: 'TOPIC', about: 'the page, as behind the command' },
  list: { kind: 'flag', about: 'list the pages, which is what no topic does', default: false },
  index: { kind: 'flag', about: 'list the headings of the page, or of all pages, with their lines', default: false },
  search: {
    kind: 'text',
    value: 'TEXT',
    about: 'the sections of the page, or of all pages, that hold a text, in any case',
  },
  json: { kind: 'flag', about: 'as JSON, section by section', default: false },
} as const satisfies OptionTable

/** What `docs` gets from them. */
export type DocsOptions = OptionsOf<typeof docsOptions>

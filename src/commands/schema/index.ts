import { localCommand } from '../command.ts'
import { schemaNames } from './names.ts'

/** `schema` */
export const schema = localCommand({
  name: 'schema',
  about: 'print the JSON Schema of a kind of files, for editors, or of events, for programs',
  options: {},
  positional: '<name>',
  choices: schemaNames,
  examples: [
    { line: 'ristretto schema config > ecspresso.schema.json', about: 'of the configuration' },
    { line: 'ristretto schema task-definition', about: 'of task definitions' },
    {
      line: 'ristretto schema events',
      about: 'of the lines of --log-format json, and of the document of --output json',
    },
  ],
  print: (text) => text,
  load: async () => (await import('./schema.ts')).printSchema,
})

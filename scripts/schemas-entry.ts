import { scenarioJsonSchema } from '../src/sandbox/index.ts'
import { configurationJsonSchema } from '../src/settings/configuration/json-schema.ts'

/** The published schemas by file name. */
export const schemas: Readonly<Record<string, object>> = {
  'ecspresso.schema.json': configurationJsonSchema(),
  'scenario.schema.json': scenarioJsonSchema(),
}

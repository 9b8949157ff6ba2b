import { scenarioJsonSchema } from '../src/sandbox/index.ts'
import { configurationJsonSchema } from '../src/settings/configuration/json-schema.ts'
import { definitionJsonSchema } from '../src/settings/definitions/json-schema.ts'
import { loadShapes } from '../src/shapes/index.ts'
import { eventJsonSchema } from './event-schema.ts'

const home = 'https://raw.githubusercontent.com/ristretto-ecs/ristretto/main/schemas'

function withId(name: string, schema: object): [string, object] {
  return [name, { $id: `${home}/${name}`, ...schema }]
}

const table = await loadShapes('ecs')

/** The published schemas by file name. */
export const schemas: Readonly<Record<string, object>> = Object.fromEntries([
  withId('ecspresso.schema.json', configurationJsonSchema()),
  withId(
    'service-definition.schema.json',
    definitionJsonSchema(table, 'CreateServiceRequest', { title: 'Service definition of ristretto' }),
  ),
  withId(
    'task-definition.schema.json',
    definitionJsonSchema(table, 'RegisterTaskDefinitionRequest', {
      title: 'Task definition of ristretto',
      // What describe-task-definition answers may stand in the file as it is.
      anyOf: [{ required: ['family', 'containerDefinitions'] }, { required: ['taskDefinition'] }],
    }),
  ),
  withId('scenario.schema.json', scenarioJsonSchema()),
  withId('events.schema.json', eventJsonSchema()),
])

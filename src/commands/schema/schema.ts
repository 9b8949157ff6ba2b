import config from '../../../schemas/ecspresso.schema.json' with { type: 'json' }
import events from '../../../schemas/events.schema.json' with { type: 'json' }
import scenario from '../../../schemas/scenario.schema.json' with { type: 'json' }
import service from '../../../schemas/service-definition.schema.json' with { type: 'json' }
import task from '../../../schemas/task-definition.schema.json' with { type: 'json' }
import { UserError } from '../../calls/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { schemaNames } from './names.ts'

const schemas: Readonly<Record<(typeof schemaNames)[number], object>> = {
  config,
  'service-definition': service,
  'task-definition': task,
  scenario,
  events,
}

/** `schema NAME`: the schema as it is published. Throws UserError for another name, or not one. */
export async function printSchema(_tools: Tools, _options: object, { positional }: Invocation): Promise<string> {
  const [name, ...more] = positional
  const known = schemaNames.find((one) => one === name)
  if (known === undefined || more.length > 0)
    throw new UserError('OPTION_INVALID', `there is no schema \`${positional.join(' ')}\``, {
      hint: `one of ${schemaNames.join(', ')}`,
    })
  return `${JSON.stringify(schemas[known], null, 2)}\n`
}

import type { Tag } from '../../calls/operations/index.ts'
import type { Line } from '../../compat/index.ts'
import type { ShapeTable } from '../../shapes/index.ts'
import { type JsonObject, objectOf } from '../json-object.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { decode } from './decode.ts'
import { withoutIgnoredTags } from './ignored-tags.ts'

/** The definition of an Express gateway service. */
export interface ExpressDefinition {
  /** In the form of CreateExpressGatewayService, with the configuration's service and cluster. */
  readonly input: JsonObject & { readonly tags?: readonly Tag[] }
  /** The file. */
  readonly path: string
  /** Where in the user's files a member stands. */
  readonly placeOf: Document['placeOf']
}

interface Context {
  readonly table: ShapeTable
  readonly path: string
  readonly strict: boolean
  /** Default: any. */
  readonly keyCase?: Line['keyCase']
  readonly cluster: string
  readonly service: string | undefined
  readonly ignoredTags: readonly string[]
}

/** Keys in lower case: the configuration says them, as in ecspresso, which writes over them without a word. */
const readOnly: ReadonlySet<string> = new Set(['cluster', 'servicename'])

/** Decodes the file of an Express gateway service. Throws UserError. */
export async function decodeExpressDefinition(
  document: Document,
  { table, path, strict, keyCase, cluster, service, ignoredTags }: Context,
): Promise<{ definition: ExpressDefinition; warnings: readonly Warning[] }> {
  const { value, warnings } = await decode(document, await objectOf(document, 'an Express definition'), {
    table,
    shape: 'CreateExpressGatewayServiceRequest',
    readOnly,
    strict,
    keyCase,
  })
  const named = { ...value, cluster, ...(service === undefined ? {} : { serviceName: service }) }
  // Checked above: every member has the type of the shape.
  const input = withoutIgnoredTags(named, ignoredTags) as ExpressDefinition['input']
  return { definition: { input, path, placeOf: document.placeOf }, warnings }
}

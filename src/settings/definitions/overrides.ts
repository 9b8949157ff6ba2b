import { UserError } from '../../calls/index.ts'
import type { Line } from '../../compat/index.ts'
import type { ShapeTable } from '../../shapes/index.ts'
import { type JsonObject, objectOf } from '../json-object.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { decode } from './decode.ts'

/** Decodes the overrides of `run`. Throws UserError. */
export async function decodeOverrides(
  document: Document,
  {
    table,
    strict,
    keyCase,
  }: { readonly table: ShapeTable; readonly strict: boolean; readonly keyCase?: Line['keyCase'] },
): Promise<{ definition: JsonObject; warnings: readonly Warning[] }> {
  if (document.trailing) throw new UserError('JSON_SYNTAX', 'there is text behind the value', { at: document.trailing })
  const given = await objectOf(document, 'the overrides')
  const { value, warnings } = await decode(document, given, { table, shape: 'TaskOverride', strict, keyCase })
  return { definition: value, warnings }
}

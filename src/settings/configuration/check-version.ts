import { UserError } from '../../calls/index.ts'
import type { Document } from '../rendering/index.ts'
import { ECSPRESSO_VERSION, fulfils } from './required-version.ts'

/** Throws UserError unless the ecspresso that we follow fulfils `required_version`. */
export async function checkVersion(constraints: string, document: Document): Promise<void> {
  const holds = fulfils(constraints)
  if (holds) return
  const at = await document.placeOf(['required_version'], 'value')
  if (holds === undefined)
    throw new UserError('CONFIG_VERSION', `\`required_version\` is malformed: \`${constraints}\``, {
      at,
      hint: 'write constraints as `>= 2.0.0, < 3`',
    })
  throw new UserError(
    'CONFIG_VERSION',
    `\`required_version\` wants \`${constraints}\`, but ecspresso ${ECSPRESSO_VERSION} is followed`,
    {
      at,
    },
  )
}

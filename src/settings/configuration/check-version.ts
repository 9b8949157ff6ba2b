import { UserError } from '../../calls/index.ts'
import { type Line, lines } from '../../compat/index.ts'
import type { Document } from '../rendering/index.ts'
import { fulfils } from './required-version.ts'

/** Throws UserError unless the line of ecspresso that is followed fulfils `required_version`. */
export async function checkVersion(constraints: string, document: Document, line: Line): Promise<void> {
  const holds = fulfils(constraints, line.version)
  if (holds) return
  const at = await document.placeOf(['required_version'], 'value')
  if (holds === undefined)
    throw new UserError('CONFIG_VERSION', `\`required_version\` is malformed: \`${constraints}\``, {
      at,
      hint: 'write constraints as `>= 2.0.0, < 3`',
    })
  const other = Object.values(lines).find(({ version }) => fulfils(constraints, version))
  throw new UserError(
    'CONFIG_VERSION',
    `\`required_version\` wants \`${constraints}\`, but ecspresso ${line.version} is followed`,
    {
      at,
      hint: other
        ? `\`compat: ${other.compat}\` or \`--compat ${other.compat}\` follows ${other.version}`
        : `followed are ${Object.values(lines)
            .map(({ version }) => version)
            .join(' and ')}: change the constraint`,
    },
  )
}

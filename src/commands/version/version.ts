import manifest from '../../../package.json' with { type: 'json' }
import { type Compat, lines } from '../../compat/index.ts'

/** The version of this build. */
export interface Version {
  readonly version: string
  /** The versions of ecspresso that are followed, by line. */
  readonly ecspresso: Readonly<Record<Compat, string>>
}

/** `version` */
export async function tellVersion(): Promise<Version> {
  return { version: manifest.version, ecspresso: { v2: lines.v2.version, v3: lines.v3.version } }
}

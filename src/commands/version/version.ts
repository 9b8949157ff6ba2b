import manifest from '../../../package.json' with { type: 'json' }

/** The version of this build. */
export interface Version {
  readonly version: string
}

/** `version` */
export async function tellVersion(): Promise<Version> {
  return { version: manifest.version }
}

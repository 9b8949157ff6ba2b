import type { Configuration } from './configuration.ts'

/** The configuration as it was understood, in YAML, as `render config` prints it. */
export async function renderConfiguration(configuration: Configuration): Promise<string> {
  const { Document } = await import('yaml')
  return new Document(configuration).toString({ lineWidth: 0 })
}

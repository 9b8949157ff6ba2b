import { extname } from 'node:path'
import { UserError } from '../../calls/index.ts'
import { pathFrom } from '../../plugins/index.ts'
import type { ProjectPorts } from '../ports.ts'

const DEFAULT_NAME = 'ecspresso.yml'
const names = [DEFAULT_NAME, 'ecspresso.yaml', 'ecspresso.json', 'ecspresso.jsonnet']

const extensions = ['.yml', '.yaml', '.json', '.jsonnet']

/** The configuration file as messages show it, and its path. Under the default name the first of ecspresso's four names that exists. Throws UserError. */
export async function findConfiguration(
  { files, directory }: ProjectPorts,
  wanted: string = DEFAULT_NAME,
): Promise<{ file: string; path: string }> {
  const pathOf = (file: string) => pathFrom(directory, file)
  if (wanted === DEFAULT_NAME)
    for (const file of names) if (await files.exists(pathOf(file))) return { file, path: pathOf(file) }
  if (wanted === '')
    throw new UserError('CONFIG_NAME', 'the name of the configuration is empty', {
      hint: `leave \`--config\` out for \`${DEFAULT_NAME}\``,
    })
  if (!extensions.includes(extname(wanted)))
    throw new UserError('CONFIG_EXTENSION', `\`${wanted}\` cannot be a configuration`, {
      hint: `the name must end with one of ${extensions.join(', ')}`,
    })
  return { file: wanted, path: pathOf(wanted) }
}

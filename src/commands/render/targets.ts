import { UserError } from '../../calls/index.ts'
import type { ProjectFile } from '../../settings/index.ts'
import { type RenderOptions, type RenderTarget, renderTargets } from './options.ts'

/** The file that a target is. */
export type TargetFile = ProjectFile

const files: Readonly<Record<RenderTarget, TargetFile>> = {
  config: 'configuration',
  'service-definition': 'service_definition',
  servicedef: 'service_definition',
  'task-definition': 'task_definition',
  taskdef: 'task_definition',
  'express-definition': 'express_definition',
  expressdef: 'express_definition',
}

/** The file of a target. */
export function targetFile(target: RenderTarget): TargetFile {
  return files[target]
}

/** The targets of a command line: those of ecspresso 1's flags in its order, then those that are named. Throws UserError. */
export function chosenTargets(named: readonly string[], options: RenderOptions): readonly RenderTarget[] {
  const flags: readonly (readonly [isGiven: boolean, target: RenderTarget])[] = [
    [options.configFile, 'config'],
    [options.serviceDefinition, 'servicedef'],
    [options.taskDefinition, 'taskdef'],
  ]
  return [...flags.filter(([isGiven]) => isGiven).map(([, target]) => target), ...named.map(targetOf)]
}

function targetOf(text: string): RenderTarget {
  const found = renderTargets.find((target) => target === text)
  if (found !== undefined) return found
  throw new UserError('OPTION_INVALID', `\`${text}\` cannot be rendered`, {
    hint: `one of ${renderTargets.join(', ')}`,
  })
}

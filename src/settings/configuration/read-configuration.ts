import { dirname, extname, isAbsolute, join, normalize } from 'node:path'
import { checkRegion, isHostLabel, isMarked, type Position, throwMistakes, UserError } from '../../calls/index.ts'
import type { Line } from '../../compat/index.ts'
import type { PathSegment } from '../../shapes/index.ts'
import type { ProjectOptions } from '../ports.ts'
import { parseJson, parseYaml, type Rendered } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { isConfigurationFile, mistakesIn } from './check.ts'
import { checkVersion } from './check-version.ts'
import type { Configuration } from './configuration.ts'
import { formatDuration } from './duration.ts'
import { unknownKeys, withKnownKeys } from './known-keys.ts'
import { type Names, namesOf } from './names.ts'
import { secondsOf, timeoutOf } from './timeout.ts'
import { typeErrors } from './type-error.ts'

/** The decoded configuration file. */
export interface ReadConfiguration {
  readonly configuration: Configuration
  readonly warnings: readonly Warning[]
  /** Infinity where there is no limit. */
  readonly timeoutSeconds: number
  /** Cluster and service taken apart. Throws UserError, but for who asks: `render config` prints any. */
  readonly names: () => Names
  /** Where a key, or the i-th plugin, stands. */
  placeOf(path: readonly PathSegment[]): Promise<Position>
}

/** Decodes and checks a rendered configuration file. Throws UserError at the place of the first mistake. */
export async function readConfiguration(
  rendered: Rendered,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  { line, ...options }: ProjectOptions & { readonly line: Line },
): Promise<ReadConfiguration> {
  const document = await (/\.ya?ml$/.test(extname(file)) ? parseYaml(rendered) : parseJson(rendered))
  const { value, unknown } = withKnownKeys(document.value ?? {}, line.keyCase)
  if (typeof value !== 'object' || Array.isArray(value))
    throw new UserError('CONFIG_TYPE', 'the configuration must be an object', {
      at: await document.placeOf([], 'value'),
    })
  throwMistakes(await typeErrors(document, mistakesIn(value)))
  if (!isConfigurationFile(value)) throw new TypeError('what has no mistakes is a configuration')
  const { plugins, timeout, ignore, required_version, compat, filter_command, appspec, codedeploy, ...rest } = value
  const pathOf = (path: string | undefined) => inFolderOf(file, path ?? '')
  const warnings = await unknownKeys(document, unknown, options.strict === true)
  if (compat !== undefined && options.compat === undefined && compat !== line.compat)
    throw new UserError('CONFIG_COMPAT', '`compat` must stand in the file as it is', {
      at: await document.placeOf(['compat'], 'value'),
      hint: 'a template cannot make it: the line decides how templates are read',
    })
  if (filter_command)
    warnings.push({
      text: line.tellsRemoved
        ? '`filter_command` is gone from ecspresso 3, and taken here'
        : '`filter_command` is deprecated',
      hint: 'use `--filter-command` or ECSPRESSO_FILTER_COMMAND',
      at: await document.placeOf(['filter_command'], 'key'),
    })
  if (required_version && !isMarked(required_version)) await checkVersion(required_version, document, line)
  const region = rest.region || (env['AWS_REGION'] ?? '')
  if (region && !isMarked(region) && !isHostLabel(region))
    checkRegion(
      region,
      rest.region ? '`region`' : '`AWS_REGION`',
      rest.region ? await document.placeOf(['region'], 'value') : undefined,
    )
  const limit = await timeoutOf(isMarked(timeout) ? undefined : timeout, { option: options.timeout, line }, document)
  warnings.push(...limit.warnings)
  const filter = options.filterCommand ?? filter_command
  const express_definition = pathOf(rest.express_definition)
  return {
    configuration: {
      ...(required_version ? { required_version } : {}),
      ...(compat ? { compat } : {}),
      region,
      cluster: rest.cluster || 'default',
      service: rest.service ?? '',
      service_definition: pathOf(rest.service_definition),
      task_definition: pathOf(rest.task_definition),
      ...(express_definition ? { express_definition } : {}),
      timeout: formatDuration(limit.nanoseconds),
      ...(plugins ? { plugins } : {}),
      ...(appspec ? { appspec } : {}),
      ...(codedeploy ? { codedeploy } : {}),
      ...(filter ? { filter_command: filter } : {}),
      ...(rest.action_logs ? { action_logs: rest.action_logs } : {}),
      ...(ignore ? { ignore: { ...ignore, tags: ignore.tags ?? [] } } : {}),
    },
    timeoutSeconds: secondsOf(limit.nanoseconds),
    warnings,
    names: await outcomeOf(() => namesOf(rest, (key) => document.placeOf([key], 'value'))),
    placeOf: (path) => document.placeOf(path, 'value'),
  }
}

/** What a work gave or threw, for whoever asks. */
async function outcomeOf<T>(work: () => Promise<T>): Promise<() => T> {
  try {
    const value = await work()
    return () => value
  } catch (error) {
    return () => {
      throw error
    }
  }
}

/** Relative to the configuration's folder, as it is shown and opened from the working directory; an absolute path stays. */
function inFolderOf(file: string, path: string): string {
  return path === '' || isAbsolute(path) ? path : normalize(join(dirname(file), path))
}

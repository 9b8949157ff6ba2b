import { dirname, extname, isAbsolute, join, normalize } from 'node:path'
import * as z from 'zod/mini'
import { type Position, UserError } from '../../calls/index.ts'
import type { PluginDeclaration } from '../../plugins/index.ts'
import { nearest, type PathSegment, pathText } from '../../shapes/index.ts'
import type { ProjectOptions } from '../ports.ts'
import { type Document, parseJson, parseYaml, type Rendered } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import type { Configuration } from './configuration.ts'
import { formatDuration, parseDuration } from './duration.ts'
import { ECSPRESSO_VERSION, fulfils } from './required-version.ts'
import { configurationSchema, knownKeys } from './schema.ts'

const DEFAULT_TIMEOUT = 600_000_000_000n

/** What the configuration file says. */
export interface ReadConfiguration {
  readonly configuration: Configuration
  readonly warnings: readonly Warning[]
  /** Infinity where there is no limit. */
  readonly timeoutSeconds: number
  /** Where a key, or the i-th plugin, stands. */
  placeOf(path: readonly PathSegment[]): Promise<Position>
}

/** Decodes and checks a rendered configuration file. Throws UserError at the place of the first mistake. */
export const readConfiguration = async (
  rendered: Rendered,
  file: string,
  env: Readonly<Record<string, string | undefined>>,
  options: ProjectOptions,
): Promise<ReadConfiguration> => {
  const document = await (/\.ya?ml$/.test(extname(file)) ? parseYaml(rendered) : parseJson(rendered))
  const { value, unknown } = withKnownKeys(document.value ?? {}, [])
  if (typeof value !== 'object' || Array.isArray(value))
    throw new UserError('CONFIG_TYPE', 'the configuration must be an object', {
      at: await document.placeOf([], 'value'),
    })
  const parsed = z.safeParse(configurationSchema, value)
  if (!parsed.success) throw await typeError(document, value, parsed.error.issues)
  const { plugins, timeout, ignore, required_version, filter_command, appspec, codedeploy, ...rest } = parsed.data
  const pathOf = (path: string | undefined) => inFolderOf(file, path ?? '')
  const warnings = await unknownKeys(document, unknown, options.strict === true)
  if (filter_command)
    warnings.push({ text: '`filter_command` is deprecated', at: await document.placeOf(['filter_command'], 'key') })
  if (required_version) await checkVersion(required_version, document)
  const limit = await timeoutOf(timeout, document, options.timeout, warnings)
  const filter = options.filterCommand ?? filter_command
  const express_definition = pathOf(rest.express_definition)
  return {
    configuration: {
      ...(required_version ? { required_version } : {}),
      region: rest.region || (env['AWS_REGION'] ?? ''),
      cluster: rest.cluster || 'default',
      service: rest.service ?? '',
      service_definition: pathOf(rest.service_definition),
      task_definition: pathOf(rest.task_definition),
      ...(express_definition ? { express_definition } : {}),
      timeout: formatDuration(limit),
      ...(plugins ? { plugins: plugins as readonly PluginDeclaration[] } : {}), // the schema's type, but for its index signature
      ...(appspec ? { appspec } : {}),
      ...(codedeploy ? { codedeploy: codedeploy as NonNullable<Configuration['codedeploy']> } : {}),
      ...(filter ? { filter_command: filter } : {}),
      ...(ignore?.tags ? { ignore: { tags: ignore.tags } } : {}),
    },
    timeoutSeconds: limit === 0n ? Number.POSITIVE_INFINITY : Number(limit) / 1e9,
    warnings,
    placeOf: (path) => document.placeOf(path, 'value'),
  }
}

/** Relative to the configuration's folder, as it is shown and opened from the working directory; an absolute path stays. */
const inFolderOf = (file: string, path: string): string =>
  path === '' || isAbsolute(path) ? path : normalize(join(dirname(file), path))

interface UnknownKey {
  readonly path: readonly PathSegment[]
  readonly near: string | undefined
}

/** A copy without nulls whose known keys have our spelling: ecspresso takes any case. */
const withKnownKeys = (value: unknown, path: readonly PathSegment[]): { value: unknown; unknown: UnknownKey[] } => {
  const found: UnknownKey[] = []
  const copy = (inner: unknown, at: readonly PathSegment[]): unknown => {
    if (Array.isArray(inner)) return inner.map((element, i) => copy(element, [...at, i]))
    if (typeof inner !== 'object' || inner === null) return inner
    const known = knownKeys.get(at.filter((segment) => typeof segment === 'string').join('.'))
    const entries = Object.entries(inner).flatMap(([key, member]) => {
      if (member === null) return []
      const name = known?.find((one) => one.toLowerCase() === key.toLowerCase())
      if (known && name === undefined) found.push({ path: [...at, key], near: nearest(key, known) })
      return [[name ?? key, copy(member, [...at, name ?? key])] as const]
    })
    return Object.fromEntries(entries)
  }
  return { value: copy(value, path), unknown: found }
}

const unknownKeys = async (document: Document, unknown: readonly UnknownKey[], strict: boolean): Promise<Warning[]> => {
  const warnings: Warning[] = []
  for (const { path, near } of unknown) {
    const text = `unknown key \`${pathText(path)}\``
    const hint = near === undefined ? undefined : `did you mean \`${near}\`?`
    const at = await document.placeOf(path, 'key')
    if (strict) throw new UserError('CONFIG_UNKNOWN_KEY', text, { at, hint })
    warnings.push({ text, hint, at })
  }
  return warnings
}

const typeError = async (
  document: Document,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): Promise<UserError> => {
  const [issue] = issues
  const path = (issue?.path ?? []).map((segment) => (typeof segment === 'number' ? segment : String(segment)))
  const name = `\`${pathText(path)}\``
  const at = await document.placeOf(path, 'value')
  const given = path.reduce<unknown>((inner, segment) => (inner as Record<PathSegment, unknown>)?.[segment], value)
  if (given === undefined) return new UserError('CONFIG_TYPE', `${name} is missing`, { at })
  const wanted = issue?.code === 'invalid_type' ? (words[issue.expected] ?? issue.expected) : 'a duration as `10m`'
  const hint =
    issue?.code === 'invalid_type' && issue.expected === 'string' && typeof given !== 'object'
      ? 'put it in quotes'
      : undefined
  return new UserError('CONFIG_TYPE', `${name} must be ${wanted}, not ${kindOf(given)}`, { at, hint })
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const kindOf = (value: unknown): string =>
  Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? 'an object'
      : typeof value === 'string'
        ? 'a text'
        : `a ${typeof value}`

const checkVersion = async (constraints: string, document: Document): Promise<void> => {
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

const timeoutOf = async (
  written: string | number | undefined,
  document: Document,
  option: string | undefined,
  warnings: Warning[],
): Promise<bigint> => {
  if (option !== undefined) {
    const given = parseDuration(option)
    if (given !== undefined && given >= 0n) return given
    throw new UserError('OPTION_TIMEOUT', `\`--timeout\` must be a duration, not \`${option}\``, {
      hint: 'write it as `10m` or `90s`',
    })
  }
  if (written === undefined) return DEFAULT_TIMEOUT
  const at = await document.placeOf(['timeout'], 'value')
  if (typeof written === 'number' && Number.isSafeInteger(written) && written >= 0) {
    if (written !== 0)
      warnings.push({
        text: `\`timeout: ${written}\` is ${written} nanoseconds, as in ecspresso v2`,
        hint: 'write the unit: `10m`, `90s`',
        at,
      })
    return BigInt(written)
  }
  const parsed = typeof written === 'string' ? parseDuration(written) : undefined
  if (parsed !== undefined && parsed >= 0n) return parsed
  throw new UserError('CONFIG_TIMEOUT', `\`timeout\` must be a duration, not \`${written}\``, {
    at,
    hint: 'write it as `10m` or `90s`; `0` is none',
  })
}

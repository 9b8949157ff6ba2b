import type { PathSegment } from '../../shapes/index.ts'
import { type ConfigurationFile, configurationKeys, type Key, type KeyTable } from './keys.ts'

/** A value of the configuration that is not of its key's type. */
export interface TypeMistake {
  readonly path: readonly PathSegment[]
  /** With its article: `a string`. */
  readonly wanted: string
  /** Undefined where the value is missing. */
  readonly given: unknown
}

/** Whether a configuration has the types of its keys. Unknown keys pass: they are warned about elsewhere, with the nearest name. */
export function isConfigurationFile(value: unknown): value is ConfigurationFile {
  return mistakesIn(value).length === 0
}

/** Problems of the configuration, in the order of the table of keys. */
export function mistakesIn(value: unknown): readonly TypeMistake[] {
  return ofObject(value, configurationKeys, [])
}

function ofObject(value: unknown, keys: KeyTable, path: readonly PathSegment[]): readonly TypeMistake[] {
  if (!isObject(value)) return [{ path, wanted: 'an object', given: value }]
  return Object.entries(keys).flatMap(([name, key]) => {
    const at = [...path, name]
    if (value[name] !== undefined) return ofKey(value[name], key, at)
    return key.required ? [{ path: at, wanted: words[key.kind], given: undefined }] : []
  })
}

function ofKey(value: unknown, key: Key, path: readonly PathSegment[]): readonly TypeMistake[] {
  const mistake = { path, wanted: words[key.kind], given: value }
  switch (key.kind) {
    case 'string':
      return typeof value === 'string' ? [] : [mistake]
    case 'strings':
      if (!Array.isArray(value)) return [mistake]
      return value.flatMap((one, i) => ofKey(one, { kind: 'string' }, [...path, i]))
    case 'duration':
      return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? [] : [mistake]
    case 'choice':
      return key.choices.some((choice) => choice === value)
        ? []
        : [{ ...mistake, wanted: `one of ${key.choices.map((choice) => `\`${choice}\``).join(', ')}` }]
    case 'object':
      return isObject(value) ? [] : [mistake]
    case 'record':
      return ofObject(value, key.keys, path)
    case 'records':
      return Array.isArray(value) ? value.flatMap((one, i) => ofObject(one, key.keys, [...path, i])) : [mistake]
  }
}

const words: Readonly<Record<Key['kind'], string>> = {
  string: 'a string',
  strings: 'a list',
  duration: 'a duration as `10m`',
  choice: 'a choice',
  object: 'an object',
  record: 'an object',
  records: 'a list',
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { count, filled, list, named, object, optional, text, time, word } from '../../state-shape.ts'
import { type Parameter, type ParameterVersion, parameterTypes, type SsmState } from './store.ts'

const parameterVersion = object<ParameterVersion>({ version: count, value: text, modifiedAt: time, labels: list(text) })

const parameter = object<Parameter>({
  name: text,
  type: word(...parameterTypes),
  description: optional(text),
  keyId: optional(text),
  tags: named(text),
  versions: filled(parameterVersion),
})

/** The form of what the sandbox remembers. */
export const ssmShape = object<SsmState>({ parameters: named(parameter) })

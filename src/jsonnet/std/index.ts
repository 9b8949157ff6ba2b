import { type FieldDefinition, PLAIN_LAYER, Shape } from '../shape.ts'
import { type Builtin, type Env, JsonnetObject, type Value } from '../values.ts'
import { ARRAY_BUILTINS } from './arrays.ts'
import { type Definitions, defineBuiltins } from './call.ts'
import { ENCODING_BUILTINS } from './encodings.ts'
import { FORMAT_BUILTINS } from './format.ts'
import { JSON_BUILTINS } from './manifest-json.ts'
import { OTHER_MANIFEST_BUILTINS } from './manifest-others.ts'
import { TOML_BUILTINS } from './manifest-toml.ts'
import { YAML_BUILTINS } from './manifest-yaml.ts'
import { NUMBER_BUILTINS } from './numbers.ts'
import { OBJECT_BUILTINS } from './objects.ts'
import { PARSE_JSON_BUILTINS } from './parse-json.ts'
import { PARSE_YAML_BUILTINS } from './parse-yaml.ts'
import { SET_BUILTINS } from './sets.ts'
import { STRING_BUILTINS } from './strings.ts'

/** All functions of std that need nothing from outside. */
const PURE_BUILTINS: ReadonlyMap<string, Builtin> = named([
  ...ARRAY_BUILTINS,
  ...ENCODING_BUILTINS,
  ...FORMAT_BUILTINS,
  ...JSON_BUILTINS,
  ...NUMBER_BUILTINS,
  ...OBJECT_BUILTINS,
  ...OTHER_MANIFEST_BUILTINS,
  ...PARSE_JSON_BUILTINS,
  ...PARSE_YAML_BUILTINS,
  ...SET_BUILTINS,
  ...STRING_BUILTINS,
  ...TOML_BUILTINS,
  ...YAML_BUILTINS,
])

/** The standard library of one evaluation. */
export interface Library {
  builtin(name: string): Builtin | undefined
  /** The object that `std` is in a file. */
  objectFor(fileName: string): JsonnetObject
}

/** The library with the functions that depend on the evaluation: `extVar`, `native`, `trace`. */
export function createLibrary(own: Definitions): Library {
  const ownBuiltins = named(own)
  return {
    builtin: (name) => ownBuiltins.get(name) ?? PURE_BUILTINS.get(name),
    objectFor: (fileName) => {
      const values: readonly (readonly [string, Value])[] = [
        ...PURE_BUILTINS,
        ...ownBuiltins,
        ['pi', Math.PI],
        ['thisFile', fileName],
      ]
      const fields = new Map(values.map(([name, value]) => [name, hidden(value)]))
      return new JsonnetObject(Shape.ofLayer({ fields, code: PLAIN_LAYER, retained: null }, false), [null])
    },
  }
}

function named(definitions: Definitions): ReadonlyMap<string, Builtin> {
  return new Map(defineBuiltins(definitions).map((builtin) => [builtin.name, builtin]))
}

const NO_VARIABLES: Env = [null]

function hidden(value: Value): FieldDefinition {
  return { visibility: 'hidden', body: () => value, plus: null, constant: value, outer: NO_VARIABLES, written: null }
}

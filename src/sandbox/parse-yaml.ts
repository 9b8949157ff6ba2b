import { type Document, type ParsedNode, type ParseOptions, parseDocument, type SchemaOptions } from 'yaml'
import { nestsDeeper } from '../iam/index.ts'

/** A fault of a YAML text: what, and where (an offset in the text). */
export interface YamlFault {
  readonly message: string
  readonly offset: number
}

/** A document with its value, or its faults. */
export type ParsedYaml =
  | { readonly document: Document.Parsed<ParsedNode>; readonly value: unknown; readonly faults?: undefined }
  | { readonly faults: readonly YamlFault[] }

/** Levels of values in values; AWS's own definitions have a dozen. */
const MOST_LEVELS = 200

/** An alias that is expanded again and again could fill the memory. */
const MOST_ALIASES = 100

/**
 * Reads YAML, or JSON, which is YAML too: the one way in the sandbox, so that cyclic aliases, those that grow without end and values that
 * are nested without end are faults everywhere, and no one's exceptions.
 */
export function parseYaml(text: string, options: ParseOptions & SchemaOptions = {}): ParsedYaml {
  if (nestsDeeper(text, MOST_LEVELS)) return { faults: [{ message: 'values are nested too deeply', offset: 0 }] }
  try {
    // What the library would say of it, it says to the process.
    const document = parseDocument(text, { ...options, prettyErrors: false, logLevel: 'silent' })
    if (document.errors.length > 0)
      return { faults: document.errors.map(({ message, pos: [offset] }) => ({ message: inWords(message), offset })) }
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES })
    if (text.includes('*') && isCyclic(value)) return { faults: [{ message: 'an alias holds itself', offset: 0 }] }
    return { document, value }
  } catch (error) {
    // The library throws a RangeError where the stack ends, and a ReferenceError for aliases.
    if (error instanceof RangeError || error instanceof ReferenceError)
      return { faults: [{ message: inWords(error.message), offset: 0 }] }
    throw error
  }
}

function isCyclic(value: unknown, around: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return false
  return around.includes(value) || Object.values(value).some((inner) => isCyclic(inner, [...around, value]))
}

function inWords(message: string): string {
  if (/call stack/i.test(message)) return 'values are nested too deeply'
  if (/alias count/i.test(message)) return 'aliases are expanded too often'
  return message
}

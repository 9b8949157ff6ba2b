import { wellFormed } from './code-points.ts'
import { compileLazy, compileNode } from './compile.ts'
import type { CodePosition, Compiler } from './compiler.ts'
import { isStackOverflow } from './engine-limits.ts'
import { JsonnetError, staticError } from './errors.ts'
import { createFileImporter } from './file-importer.ts'
import type { Importer } from './importer.ts'
import { valueOfJson } from './json-values.ts'
import { DURING_EVALUATION, Machine, TOP_LEVEL_CALL } from './machine.ts'
import { type JsonValue, manifestJson } from './manifest.ts'
import { mayHoldMark } from './marks.ts'
import { type NativeCall, type Natives, Pending } from './natives.ts'
import { parse } from './parser.ts'
import { quoteText } from './quote.ts'
import { Scope } from './scope.ts'
import type { NodeSite, Site } from './site.ts'
import { positionAt, type Source } from './source.ts'
import type { Call } from './std/call.ts'
import { createLibrary, type Library } from './std/index.ts'
import { decodeUtf8 } from './std/utf8.ts'
import { Builtin, Closure, type Code, type Env, JsonnetArray, newEnv, type Slot, Thunk, type Value } from './values.ts'

/** Everything beside the program that an evaluation depends on. */
export interface EvaluateOptions {
  /** The program's name in messages, and what its imports are relative to. */
  readonly filename?: string
  /** Finds imported files; by default they are read from the file system, where there is one. */
  readonly importer?: Importer
  /** Folders to look for imports in, the last one first. Only without `importer`. */
  readonly jpath?: readonly string[]
  /** External variables: texts, and Jsonnet code. */
  readonly extStr?: Readonly<Record<string, string>>
  readonly extCode?: Readonly<Record<string, string>>
  /** Arguments of the function that the program is. */
  readonly tlaStr?: Readonly<Record<string, string>>
  readonly tlaCode?: Readonly<Record<string, string>>
  readonly natives?: Natives
  /** Hears of a function that `std.native` was asked for and that is not there; it gives null then. */
  readonly missingNative?: (name: string) => void
  /** The number of calls that may be under way at once; 500 by default. */
  readonly maxStack?: number
  /** Is given the lines of `std.trace`. */
  readonly trace?: (line: string) => void
  /** Called every some milliseconds while a program runs; throws to stop it. */
  readonly pause?: () => void
}

/** Answers the calls of natives. */
export interface NativeHost {
  readonly answer: (call: NativeCall) => JsonValue
  /** Whether arguments may be lookups that were not made: otherwise such calls are refused. */
  readonly takesMarks: boolean
}

const DEFAULT_MAX_STACK = 500

/** The activation of a file: `std`, then its locals. */
const STD_SLOT = 1
const FIRST_FILE_SLOT = 2

/** A program with everything it can refer to; it can be run several times. */
export class Evaluation {
  readonly machine: Machine
  readonly #options: EvaluateOptions
  readonly #host: NativeHost
  readonly #library: Library
  readonly #importer: Importer
  readonly #code = new Map<string, Code>()
  #imported = new Map<string, Thunk>()
  #extVars = new Map<string, Slot>()
  readonly #resolved = new Map<string, { path: string; content: string | Uint8Array }>()

  constructor(options: EvaluateOptions, host: NativeHost) {
    this.machine = new Machine(options.maxStack ?? DEFAULT_MAX_STACK, options.pause)
    this.#options = options
    this.#host = host
    this.#importer = options.importer ?? createFileImporter(options.jpath)
    this.#library = createLibrary([
      ['extVar', 'x', (call, name) => this.#extVar(call, call.text(name))],
      ['native', 'x', (call, name) => this.#native(call.text(name))],
      ['trace', 'str rest', (call, text, rest) => this.#trace(call, call.text(text), rest), 'passes marks'],
    ])
  }

  /** Evaluates a program to a value that is not manifested yet. */
  run(text: string): Value {
    const { machine } = this
    machine.reset()
    this.#imported = new Map()
    this.#extVars = new Map()
    const filename = this.#options.filename ?? ''
    const source = { name: filename, path: filename, text }
    const value = machine.force(this.#thunkOf(source, `main:${filename}`), DURING_EVALUATION)
    if (!(value instanceof Closure || value instanceof Builtin)) return value
    const { tlaStr = {}, tlaCode = {} } = this.#options
    const named: { name: string; value: Slot }[] = [
      ...Object.entries(tlaStr).map(([name, content]) => ({ name, value: wellFormed(content) })),
      ...Object.entries(tlaCode).map(([name, content]) => ({
        name,
        value: this.#textThunk('top-level-arg', name, content),
      })),
    ]
    return machine.apply(value, { positional: [], named }, TOP_LEVEL_CALL)
  }

  #textThunk(kind: string, name: string, text: string): Thunk {
    const source = { name: `<${kind}:${name}>`, path: '', text }
    // Errors of reading the text belong to where it is used.
    return new Thunk(() => this.#codeOf(source, source.name)(this.#fileEnv(source.name)), null)
  }

  #thunkOf(source: Source, key: string): Thunk {
    return new Thunk(this.#codeOf(source, key), this.#fileEnv(source.name))
  }

  #fileEnv(name: string): Env {
    const env = newEnv(null, FIRST_FILE_SLOT)
    // Calls of std are resolved while compiling: few programs need the object.
    env[STD_SLOT] = new Thunk(() => this.#library.objectFor(name), null)
    return env
  }

  #codeOf(source: Source, key: string): Code {
    const known = this.#code.get(key)
    if (known !== undefined) return known
    const scope = new Scope({ size: FIRST_FILE_SLOT }, new Map([['std', STD_SLOT]]), null)
    const position: CodePosition = { scope, context: '$', tail: 'no', boolean: null }
    const compiler: Compiler = {
      machine: this.machine,
      source,
      builtin: this.#library.builtin,
      compile: (node, at, name = 'anonymous') => compileNode(compiler, node, at, name),
      lazy: (node, at, name = 'anonymous') => compileLazy(compiler, node, at, name),
      importer: (mode, path, site) => this.#import(source, mode, path, site),
    }
    const code = withinStack(source, () => compiler.compile(parse(source), position))
    this.#code.set(key, code)
    return code
  }

  #import(source: Source, mode: 'import' | 'importstr' | 'importbin', path: string, site: NodeSite): Value {
    const { path: foundAt, content } = this.#resolve(source.path, path, site)
    if (mode === 'importstr') return typeof content === 'string' ? wellFormed(content) : decodeUtf8(content)
    if (mode === 'importbin') {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      return new JsonnetArray(Array.from(bytes))
    }
    let thunk = this.#imported.get(foundAt)
    if (thunk === undefined) {
      const text = typeof content === 'string' ? content : decodeUtf8(content)
      try {
        thunk = this.#thunkOf({ name: foundAt, path: foundAt, text }, foundAt)
      } catch (error) {
        if (!(error instanceof JsonnetError)) throw error
        // To the importing program an unreadable file is an error like any other.
        const where = error.trace[0]?.location ?? foundAt
        throw this.machine.error(`${where} ${error.reason}`, site)
      }
      this.#imported.set(foundAt, thunk)
    }
    return this.machine.force(thunk, site)
  }

  #resolve(from: string, path: string, site: NodeSite): { path: string; content: string | Uint8Array } {
    const key = JSON.stringify([from, path])
    const known = this.#resolved.get(key)
    if (known !== undefined) return known
    let found: ReturnType<Importer>
    try {
      found = this.#importer(path, from)
    } catch (error) {
      throw this.machine.error(error instanceof Error ? error.message : String(error), site)
    }
    if (found === undefined) {
      const where = 'no match locally or in the Jsonnet library paths'
      throw this.machine.error(`couldn't open import ${quoteText(path)}: ${where}`, site)
    }
    this.#resolved.set(key, found)
    return found
  }

  #extVar(call: Call, name: string): Value {
    let slot = this.#extVars.get(name)
    if (slot === undefined) {
      const text = ownMember(this.#options.extStr, name)
      const code = ownMember(this.#options.extCode, name)
      if (code !== undefined) slot = this.#textThunk('extvar', name, code)
      else if (text !== undefined) slot = wellFormed(text)
      else return call.fail(`Undefined external variable: ${name}`)
      this.#extVars.set(name, slot)
    }
    return call.force(slot)
  }

  #native(name: string): Value {
    const native = ownMember(this.#options.natives, name)
    if (native === undefined) {
      this.#options.missingNative?.(name)
      return null
    }
    const parameters = native.params.map((parameter) => ({ name: parameter, optional: false, lazy: false }))
    return new Builtin(
      name,
      parameters,
      (machine, site, args) => {
        const given = args.map((argument) => manifestJson(machine, argument ?? null, site))
        try {
          const answer = this.#host.answer({ name, args: given, position: positionOf(site) })
          if (!machine.marks && mayHoldMark(JSON.stringify(answer))) machine.marks = true
          return valueOfJson(answer)
        } catch (error) {
          if (error instanceof Pending) throw error
          throw machine.error(error instanceof Error ? error.message : String(error), site)
        }
      },
      this.#host.takesMarks,
    )
  }

  #trace(call: Call, text: string, rest: Value): Value {
    const position = positionOf(call.site)
    this.#options.trace?.(`TRACE: ${position?.file ?? ''}:${position?.line ?? 0} ${text}`)
    return rest
  }
}

/** A text that nests so deeply that the engine's own stack ends is refused like one that nests too deeply for the parser. */
function withinStack<T>(source: Source, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!isStackOverflow(error)) throw error
    throw staticError('Nested too deeply', source, { begin: 0, end: 0 })
  }
}

function ownMember<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined
}

function positionOf(site: Site): NativeCall['position'] {
  if (typeof site === 'string' || typeof site === 'number' || site.source === null) return undefined
  return { file: site.source.name, ...positionAt(site.source, site.begin) }
}

import type { AssertNode, ConditionalNode, ErrorNode, FunctionNode, LocalNode, Node, NumberNode } from './ast.ts'
import { compileCall } from './compile-call.ts'
import { compileArrayComp, compileObjectComp } from './compile-comprehension.ts'
import { compileField, compileIndex, compileSlice, compileSuperIndex } from './compile-index.ts'
import { compileObject, hasFixedNames } from './compile-object.ts'
import { compileBinary, compileUnary } from './compile-operators.ts'
import { compileBinds, constantCode, raise, thunk } from './compile-parts.ts'
import { readVariable, selfReader, variableOrThunk } from './compile-variable.ts'
import { type Compiler, delayed, direct, inScope, type Place, siteOf } from './compiler.ts'
import { UNPLACED } from './site.ts'
import { speculate } from './speculate.ts'
import {
  Closure,
  type Code,
  type FunctionCode,
  JsonnetArray,
  type LazyCode,
  type Slot,
  Thunk,
  type Value,
} from './values.ts'

/** Turns a node into code. The order of the parts is that of go-jsonnet's checks, so that the same error comes first. */
export function compileNode(compiler: Compiler, node: Node, place: Place, name: string): Code {
  switch (node.kind) {
    case 'literal':
    case 'string':
      return constantCode(node.value)
    case 'number':
      return compileNumber(compiler, node, place)
    case 'variable':
      return readVariable(compiler, node, place, node.name)
    case 'dollar':
      return readVariable(compiler, node, place, '$')
    case 'self':
      return selfReader(compiler, node, place)
    case 'parens':
      return compiler.compile(node.inner, place)
    case 'array': {
      const elements = node.elements.map((element) => compiler.lazy(element, delayed(place)))
      return arrayCode(elements)
    }
    case 'arrayComp':
      return compileArrayComp(compiler, node, place)
    case 'object':
      return compileObject(compiler, node, place, name)
    case 'objectComp':
      return compileObjectComp(compiler, node, place, name)
    case 'field':
      return compileField(compiler, node, place)
    case 'index':
      return compileIndex(compiler, node, place)
    case 'slice':
      return compileSlice(compiler, node, place)
    case 'superIndex':
    case 'inSuper':
      return compileSuperIndex(compiler, node, place)
    case 'apply':
      return compileCall(compiler, node, place)
    case 'applyBrace':
      return compileBinary(compiler, { ...node, kind: 'binary', operator: '+' }, place)
    case 'binary':
      return compileBinary(compiler, node, place)
    case 'unary':
      return compileUnary(compiler, node, place)
    case 'conditional':
      return compileConditional(compiler, node, place)
    case 'local':
      return compileLocal(compiler, node, place, name)
    case 'function':
      return compileFunction(compiler, node, place, name)
    case 'error':
      return compileError(compiler, node, place)
    case 'assert':
      return compileAssert(compiler, node, place)
    case 'import': {
      const site = siteOf(compiler, node, place.context)
      const { mode, path } = node
      return () => compiler.importer(mode, path, site)
    }
  }
}

/** Turns a node into code for a place that may stay lazy: what cannot fail and is cheap is worked out at once. */
export function compileLazy(compiler: Compiler, node: Node, place: Place, name: string): LazyCode {
  switch (node.kind) {
    case 'parens':
      return compiler.lazy(node.inner, place)
    case 'function':
    case 'self':
      return compiler.compile(node, place, name)
    case 'literal':
    case 'string':
      return lazyConstant(compiler, node.value)
    case 'number':
      if (Number.isFinite(node.value)) return lazyConstant(compiler, node.value)
      return thunk(compiler.compile(node, place, name))
    case 'array':
      return compiler.compile(node, place, name)
    case 'object':
      return hasFixedNames(node) ? compiler.compile(node, place, name) : thunk(compiler.compile(node, place, name))
    case 'variable':
    case 'dollar':
      return variableOrThunk(compiler, node, place, node.kind === 'dollar' ? '$' : node.name)
    case 'binary':
      return speculate(compiler, node, place) ?? thunk(compiler.compile(node, place, name))
    default:
      return thunk(compiler.compile(node, place, name))
  }
}

/** A literal: there is nothing to put off, except right below the limit of the stack, where a frame for it would show. */
function lazyConstant({ machine }: Compiler, value: Value): LazyCode {
  const code = constantCode(value)
  return (env) => (machine.depth + 1 >= machine.limit ? new Thunk(code, env) : value)
}

function arrayCode(elements: readonly LazyCode[]): Code {
  const [first, second] = elements
  if (first === undefined) {
    const empty = new JsonnetArray([])
    return () => empty
  }
  if (elements.length === 1) return (env) => new JsonnetArray([first(env)])
  if (elements.length === 2 && second !== undefined) return (env) => new JsonnetArray([first(env), second(env)])
  return (env) => {
    const items: Slot[] = []
    for (const element of elements) items.push(element(env))
    return new JsonnetArray(items)
  }
}

function compileNumber(compiler: Compiler, node: NumberNode, place: Place): Code {
  if (Number.isFinite(node.value)) return constantCode(node.value)
  const site = siteOf(compiler, node, place.context)
  return () => {
    throw compiler.machine.error('overflow', site)
  }
}

function compileConditional(compiler: Compiler, node: ConditionalNode, place: Place): Code {
  const condition = compiler.compile(node.condition, direct(place))
  const whenTrue = compiler.compile(node.whenTrue, place)
  const whenFalse = node.whenFalse === null ? constantCode(null) : compiler.compile(node.whenFalse, place)
  const site = siteOf(compiler, node, place.context)
  return (env) => {
    const chosen = condition(env)
    if (chosen === true) return whenTrue(env)
    if (chosen === false) return whenFalse(env)
    throw compiler.machine.typeError(chosen, 'boolean', site)
  }
}

function compileAssert(compiler: Compiler, node: AssertNode, place: Place): Code {
  const condition = compiler.compile(node.condition, direct(place))
  const rest = compiler.compile(node.rest, place)
  const message =
    node.message === null ? constantCode('Assertion failed') : compiler.compile(node.message, direct(place))
  const assertSite = siteOf(compiler, node, '')
  const fail = raise(compiler, message, assertSite)
  return (env) => {
    const holds = condition(env)
    if (holds === true) return rest(env)
    if (holds === false) return fail(env)
    if (compiler.machine.marks && typeof holds === 'string') compiler.machine.refuseMark(holds, assertSite)
    throw compiler.machine.typeError(holds, 'boolean', UNPLACED)
  }
}

/** `local a = 1; local b = 2; ...` in a loop: files may begin with very many of them. */
function compileLocal(compiler: Compiler, node: LocalNode, place: Place, name: string): Code {
  let inner = place
  let body: Node = node
  const binds: { slot: number; body: LazyCode }[] = []
  while (body.kind === 'local') {
    inner = inScope(inner, inner.scope.extend(body.binds.map((bind) => bind.name)))
    const level = compileBinds(compiler, body.binds, inner, (bind) => ({
      context: `thunk <${bind.name}> from <${place.context}>`,
      name: bind.name,
    }))
    binds.push(...level)
    body = body.body
  }
  const rest = compiler.compile(body, inner, name)
  const [only] = binds
  if (binds.length === 1 && only !== undefined) {
    const { slot, body: value } = only
    return (env) => {
      env[slot] = value(env)
      return rest(env)
    }
  }
  return (env) => {
    for (const { slot, body: value } of binds) env[slot] = value(env)
    return rest(env)
  }
}

function compileFunction(compiler: Compiler, node: FunctionNode, place: Place, name: string): Code {
  const names = node.parameters.map((parameter) => parameter.name)
  const scope = place.scope.enter(names)
  const context = place.context === '' ? '' : `function <${name}>`
  const inner: Place = { scope, context, tail: 'no', boolean: null }
  const parameters = node.parameters.map(({ name: parameter, defaultValue }) => ({
    name: parameter,
    // The last of several parameters with one name counts, as in go-jsonnet.
    slot: scope.find(parameter)?.slot ?? 0,
    defaultValue: defaultValue === null ? null : compiler.lazy(defaultValue, inner),
  }))
  const body = compiler.compile(node.body, { ...inner, tail: 'call' })
  const code: FunctionCode = {
    parameters,
    required: parameters.filter((parameter) => parameter.defaultValue === null).length,
    size: scope.frame.size,
    body,
    plain: new Set(names).size === names.length,
  }
  return (env) => new Closure(code, env)
}

function compileError(compiler: Compiler, node: ErrorNode, place: Place): Code {
  return raise(compiler, compiler.compile(node.message, direct(place)), siteOf(compiler, node, place.context))
}

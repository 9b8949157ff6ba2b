import type { AssertNode, ConditionalNode, ErrorNode, FunctionNode, LocalNode, Node, NumberNode } from './ast.ts'
import { compileCall } from './compile-call.ts'
import { compileArrayComp, compileObjectComp } from './compile-comprehension.ts'
import { compileField, compileIndex, compileSlice, compileSuperIndex } from './compile-index.ts'
import { compileObject, hasFixedNames } from './compile-object.ts'
import { compileBinary, compileUnary } from './compile-operators.ts'
import { compileBinds, constantCode, raise, thunk } from './compile-parts.ts'
import { readVariable, selfReader, variableOrThunk } from './compile-variable.ts'
import { type CodePosition, type Compiler, delayed, direct, inScope, siteOf } from './compiler.ts'
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
export function compileNode(compiler: Compiler, node: Node, position: CodePosition, name: string): Code {
  switch (node.kind) {
    case 'literal':
    case 'string':
      return constantCode(node.value)
    case 'number':
      return compileNumber(compiler, node, position)
    case 'variable':
      return readVariable(compiler, node, position, node.name)
    case 'dollar':
      return readVariable(compiler, node, position, '$')
    case 'self':
      return selfReader(compiler, node, position)
    case 'parens':
      return compiler.compile(node.inner, position)
    case 'array': {
      const elements = node.elements.map((element) => compiler.lazy(element, delayed(position)))
      return arrayCode(elements)
    }
    case 'arrayComp':
      return compileArrayComp(compiler, node, position)
    case 'object':
      return compileObject(compiler, node, position, name)
    case 'objectComp':
      return compileObjectComp(compiler, node, position, name)
    case 'field':
      return compileField(compiler, node, position)
    case 'index':
      return compileIndex(compiler, node, position)
    case 'slice':
      return compileSlice(compiler, node, position)
    case 'superIndex':
    case 'inSuper':
      return compileSuperIndex(compiler, node, position)
    case 'apply':
      return compileCall(compiler, node, position)
    case 'applyBrace':
      return compileBinary(compiler, { ...node, kind: 'binary', operator: '+' }, position)
    case 'binary':
      return compileBinary(compiler, node, position)
    case 'unary':
      return compileUnary(compiler, node, position)
    case 'conditional':
      return compileConditional(compiler, node, position)
    case 'local':
      return compileLocal(compiler, node, position, name)
    case 'function':
      return compileFunction(compiler, node, position, name)
    case 'error':
      return compileError(compiler, node, position)
    case 'assert':
      return compileAssert(compiler, node, position)
    case 'import': {
      const site = siteOf(compiler, node, position.context)
      const { mode, path } = node
      return () => compiler.importer(mode, path, site)
    }
  }
}

/** Turns a node into code for a position that may stay lazy: what cannot fail and is cheap is worked out at once. */
export function compileLazy(compiler: Compiler, node: Node, position: CodePosition, name: string): LazyCode {
  switch (node.kind) {
    case 'parens':
      return compiler.lazy(node.inner, position)
    case 'function':
    case 'self':
      return compiler.compile(node, position, name)
    case 'literal':
    case 'string':
      return lazyConstant(compiler, node.value)
    case 'number':
      if (Number.isFinite(node.value)) return lazyConstant(compiler, node.value)
      return thunk(compiler.compile(node, position, name))
    case 'array':
      return compiler.compile(node, position, name)
    case 'object':
      return hasFixedNames(node)
        ? compiler.compile(node, position, name)
        : thunk(compiler.compile(node, position, name))
    case 'variable':
    case 'dollar':
      return variableOrThunk(compiler, node, position, node.kind === 'dollar' ? '$' : node.name)
    case 'binary':
      return speculate(compiler, node, position) ?? thunk(compiler.compile(node, position, name))
    default:
      return thunk(compiler.compile(node, position, name))
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

function compileNumber(compiler: Compiler, node: NumberNode, position: CodePosition): Code {
  if (Number.isFinite(node.value)) return constantCode(node.value)
  const site = siteOf(compiler, node, position.context)
  return () => {
    throw compiler.machine.error('overflow', site)
  }
}

function compileConditional(compiler: Compiler, node: ConditionalNode, position: CodePosition): Code {
  const condition = compiler.compile(node.condition, direct(position))
  const whenTrue = compiler.compile(node.whenTrue, position)
  const whenFalse = node.whenFalse === null ? constantCode(null) : compiler.compile(node.whenFalse, position)
  const site = siteOf(compiler, node, position.context)
  return (env) => {
    const chosen = condition(env)
    if (chosen === true) return whenTrue(env)
    if (chosen === false) return whenFalse(env)
    throw compiler.machine.typeError(chosen, 'boolean', site)
  }
}

function compileAssert(compiler: Compiler, node: AssertNode, position: CodePosition): Code {
  const condition = compiler.compile(node.condition, direct(position))
  const rest = compiler.compile(node.rest, position)
  const message =
    node.message === null ? constantCode('Assertion failed') : compiler.compile(node.message, direct(position))
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
function compileLocal(compiler: Compiler, node: LocalNode, position: CodePosition, name: string): Code {
  let inner = position
  let body: Node = node
  const binds: { slot: number; body: LazyCode }[] = []
  while (body.kind === 'local') {
    inner = inScope(inner, inner.scope.extend(body.binds.map((bind) => bind.name)))
    const level = compileBinds(compiler, body.binds, inner, (bind) => ({
      context: `thunk <${bind.name}> from <${position.context}>`,
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

function compileFunction(compiler: Compiler, node: FunctionNode, position: CodePosition, name: string): Code {
  const names = node.parameters.map((parameter) => parameter.name)
  const scope = position.scope.enter(names)
  const context = position.context === '' ? '' : `function <${name}>`
  const inner: CodePosition = { scope, context, tail: 'no', boolean: null }
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

function compileError(compiler: Compiler, node: ErrorNode, position: CodePosition): Code {
  return raise(compiler, compiler.compile(node.message, direct(position)), siteOf(compiler, node, position.context))
}

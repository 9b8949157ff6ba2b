import type { Bind } from './ast.ts'
import { type CodePosition, type Compiler, inContext } from './compiler.ts'
import type { Machine } from './machine.ts'
import { toText } from './manifest.ts'
import type { NodeSite } from './site.ts'
import { type Code, type LazyCode, Thunk, type Value } from './values.ts'

/** Code whose value is known. */
export function constantCode(value: Value): Code {
  return () => value
}

/** Code that puts evaluation off. */
export function thunk(code: Code): LazyCode {
  return (env) => new Thunk(code, env)
}

/** Code for the variables of a `local` or of an object, in a scope that has them. */
export function compileBinds(
  compiler: Compiler,
  binds: readonly Bind[],
  position: CodePosition,
  naming: (bind: Bind) => { context: string; name: string },
): { slot: number; body: LazyCode }[] {
  return binds.map((bind) => {
    const slot = position.scope.find(bind.name)?.slot ?? 0
    const { context, name } = naming(bind)
    return { slot, body: compiler.lazy(bind.body, inContext(position, context), name) }
  })
}

/** Code that fails with a message. */
export function raise(compiler: Compiler, message: Code, site: NodeSite): Code {
  return (env) => {
    throw compiler.machine.error(toText(compiler.machine, message(env), site), site)
  }
}

/** The frame of a `tailstrict` call is given up when what is in its tail position begins. */
export function trimmed(machine: Machine, call: Code): Code {
  return (env) => {
    if (machine.trimmable === machine.depth) {
      machine.depth--
      machine.trimmable = -1
    }
    return call(env)
  }
}

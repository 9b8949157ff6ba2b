import type { Place } from './error.ts'
import type { TemplateValue } from './function.ts'
import type { Source } from './source.ts'
import type { Command, Operand, Pipe, Statement } from './syntax/node.ts'
import type { ParsedSource } from './syntax/parse.ts'

/** A call of a lookup as it stands in the source. */
export interface StaticNeed extends Place {
  readonly name: string
  /** Its arguments, when all of them are constants; otherwise they are known only when rendering. */
  readonly args: readonly TemplateValue[] | undefined
}

/** Lists the calls of lookups in all templates of a source, in source order. */
export function listNeeds(source: Source, parsed: ParsedSource, isLookup: (name: string) => boolean): StaticNeed[] {
  const needs: StaticNeed[] = []
  const lists: (readonly Statement[])[] = [...parsed.templates.values()]
  const pipes: Pipe[] = []
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    for (const statement of list) {
      if ('pipe' in statement && statement.pipe !== undefined) pipes.push(statement.pipe)
      if ('list' in statement) lists.push(statement.list)
      if ('elseList' in statement && statement.elseList !== undefined) lists.push(statement.elseList)
    }
  }
  for (let pipe = pipes.pop(); pipe !== undefined; pipe = pipes.pop()) {
    for (const [index, command] of pipe.commands.entries()) {
      for (const [at, operand] of command.operands.entries()) {
        if (operand.kind === 'pipe') pipes.push(operand)
        const callee = operand.kind === 'chain' ? operand.node : operand
        if (callee.kind === 'pipe' && callee !== operand) pipes.push(callee)
        if (callee.kind !== 'identifier' || !isLookup(callee.name)) continue
        // A name among the operands of another function is called without arguments.
        const args =
          at > 0 || callee !== operand
            ? []
            : constantArguments(command, index > 0 ? pipe.commands[index - 1] : undefined)
        // The value that a longer pipeline passes on is not followed: it would have to be rendered.
        const follows = at === 0 && index > 1 ? undefined : args
        needs.push({ ...source.placeAt(callee.position), name: callee.name, args: follows })
      }
    }
  }
  return needs.sort((a, b) => a.offset - b.offset)
}

function constantArguments(command: Command, before: Command | undefined): TemplateValue[] | undefined {
  const operands = command.operands.slice(1)
  if (before !== undefined) {
    const [only] = before.operands
    if (before.operands.length !== 1 || only === undefined) return undefined
    operands.push(only)
  }
  const args: TemplateValue[] = []
  for (const operand of operands) {
    const value = constantValue(operand)
    if (value === undefined) return undefined
    args.push(value)
  }
  return args
}

function constantValue(operand: Operand): TemplateValue {
  switch (operand.kind) {
    case 'string':
    case 'bool':
      return operand.value
    case 'number':
      return operand.constant.int === undefined ? operand.constant.float : Number(operand.constant.int)
    case 'pipe': {
      const [command] = operand.commands
      const [only] = command?.operands ?? []
      const isPlain = operand.commands.length === 1 && operand.declared.length === 0 && command?.operands.length === 1
      return isPlain && only !== undefined ? constantValue(only) : undefined
    }
    default:
      return undefined
  }
}

import type { Node, Operand, Pipe, Statement } from '../syntax/node.ts'

/** The changes that running a branch might make outside of it. */
export interface Effects {
  /** Ids of the variables that are assigned somewhere in it. */
  readonly assigned: ReadonlySet<number>
  /** True when it may leave, or go on with, a range around it. */
  readonly jumps: boolean
}

/** Effects of a statement. It looks at everything in it, reachable or not. */
export function effectsOf(statement: Statement): Effects {
  const assigned = new Set<number>()
  let jumps = false
  const open: (Node | { readonly list: readonly Statement[]; readonly inRange: boolean })[] = [
    { list: [statement], inRange: false },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('kind' in next) {
      open.push(...operandsOf(next))
      if (next.kind === 'pipe' && next.isAssignment) for (const variable of next.declared) assigned.add(variable.id)
      continue
    }
    for (const item of next.list) {
      if ((item.kind === 'break' || item.kind === 'continue') && !next.inRange) jumps = true
      const pipe = pipeOf(item)
      if (pipe !== undefined) open.push(pipe)
      if (item.kind !== 'if' && item.kind !== 'with' && item.kind !== 'range') continue
      open.push({ list: item.list, inRange: next.inRange || item.kind === 'range' })
      if (item.elseList !== undefined) open.push({ list: item.elseList, inRange: next.inRange })
    }
  }
  return { assigned, jumps }
}

function pipeOf(statement: Statement): Pipe | undefined {
  return 'pipe' in statement ? statement.pipe : undefined
}

function operandsOf(node: Node): readonly (Operand | Node)[] {
  switch (node.kind) {
    case 'pipe':
      return node.commands
    case 'command':
      return node.operands
    case 'chain':
      return [node.node]
    default:
      return []
  }
}

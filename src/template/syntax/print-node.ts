import type { Node, Operand, Pipe, Statement } from './node.ts'
import { quote } from './quote.ts'

/** The node as Go writes it in error messages: normalised spaces, parentheses around pipelines among operands. */
export function printNode(node: Node): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'action':
      return `{{${printPipe(node.pipe)}}}`
    case 'break':
      return '{{break}}'
    case 'continue':
      return '{{continue}}'
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe === undefined ? '' : ` ${printPipe(node.pipe)}`}}}`
    case 'if':
    case 'with':
    case 'range': {
      const otherwise = node.elseList === undefined ? '' : `{{else}}${printList(node.elseList)}`
      return `{{${node.kind} ${printPipe(node.pipe)}}}${printList(node.list)}${otherwise}{{end}}`
    }
    case 'pipe':
      return printPipe(node)
    case 'command':
      return node.operands.map(printInParentheses).join(' ')
    case 'chain':
      return `${printInParentheses(node.node)}${printFields(node.fields)}`
    case 'variable':
      return `${node.name}${printFields(node.fields)}`
    case 'field':
      return printFields(node.fields)
    case 'identifier':
      return node.name
    case 'string':
      return node.quoted
    case 'number':
      return node.text
    case 'bool':
      return String(node.value)
    case 'dot':
      return '.'
    case 'nil':
      return 'nil'
  }
}

function printPipe(pipe: Pipe): string {
  const declared = pipe.declared.map(printNode).join(', ')
  const commands = pipe.commands.map(printNode).join(' | ')
  return declared === '' ? commands : `${declared} ${pipe.isAssignment ? '=' : ':='} ${commands}`
}

function printInParentheses(operand: Operand): string {
  return operand.kind === 'pipe' ? `(${printPipe(operand)})` : printNode(operand)
}

function printFields(fields: readonly string[]): string {
  return fields.map((field) => `.${field}`).join('')
}

function printList(list: readonly Statement[]): string {
  return list.map(printNode).join('')
}

import { TemplateError } from '../error.ts'
import type { Source } from '../source.ts'
import type { Node } from '../syntax/node.ts'
import { printNode } from '../syntax/print-node.ts'
import { quote } from '../syntax/quote.ts'
import { isIllFormed, toWellFormed } from '../values/go-string.ts'
import { isStackOverflow } from './stack-overflow.ts'

/** An error of execution as Go words it, at a node of a template. */
export function executionError(
  source: Source,
  templateName: string,
  node: Node,
  message: string,
  details: { readonly cause?: unknown; readonly hint?: string | undefined } = {},
): TemplateError {
  const place = source.placeAt(node.position)
  const location = `${source.name}:${place.line}:${source.byteColumnAt(node.position)}`
  const text = `template: ${location}: executing ${quote(templateName)} at <${describe(node)}>: ${message}`
  return new TemplateError({
    ...place,
    code: 'TEMPLATE_EXECUTE',
    message: isIllFormed(text) ? toWellFormed(text) : text,
    hint: details.hint,
    cause: details.cause,
  })
}

/** Nodes nested too deeply to run are too deep to print as well. */
function describe(node: Node): string {
  try {
    return printNode(node)
  } catch (error) {
    if (isStackOverflow(error)) return '...'
    throw error
  }
}

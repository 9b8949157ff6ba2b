import { hasShapes, loadShapes, operationShapes, REDACTED, redact, type ShapeTable } from '../shapes/index.ts'
import type { ErrorAnswer } from './protocols/index.ts'

/** Tells what goes over the wire without its secrets: no header at all, and of bodies only what the shapes know to be harmless. */
export interface Trace {
  request(operation: string, method: string, url: string, input: object): Promise<void>
  answer(operation: string, status: number, requestId: string | undefined, output: unknown): Promise<void>
  error(operation: string, status: number, requestId: string | undefined, answer: ErrorAnswer): void
  note(text: string): void
}

export function createTrace(write: (line: string) => void): Trace {
  return {
    request: async (operation, method, url, input) =>
      write(`> ${operation} ${method} ${url} ${await shown(operation, 'input', input)}`),
    answer: async (operation, status, requestId, output) =>
      write(`< ${operation} ${status} ${requestId ?? '-'} ${await shown(operation, 'output', output)}`),
    error: (operation, status, requestId, { code, message }) =>
      write(`< ${operation} ${status} ${requestId ?? '-'} ${code}: ${message ?? ''}`),
    note: (text) => write(`* ${text}`),
  }
}

async function shown(call: string, side: 'input' | 'output', value: unknown): Promise<string> {
  const [service = '', operation = ''] = call.split(':')
  const table = hasShapes(service) ? await loadShapes(service) : undefined
  const shape = table && operationShapes(table, operation)?.[side]
  if (!table || !shape) return REDACTED
  return JSON.stringify(redact(table, shape, withoutBytes(table, value)))
}

/** An object's content is the user's, and perhaps large. */
function withoutBytes({ protocol }: ShapeTable, value: unknown): unknown {
  if (protocol !== 'restXml' || typeof value !== 'object' || value === null) return value
  const { body: _, Body: __, ...rest } = { body: undefined, Body: undefined, ...value }
  return rest
}

import { hasShapes, loadShapes, operationShapes, REDACTED, redact, type ShapeTable } from '../shapes/index.ts'
import type { ErrorAnswer } from './protocols/index.ts'

/** Tells what goes over the wire without its secrets: no header at all, and of bodies only what the shapes know to be harmless. */
export interface Trace {
  request(operation: string, method: string, url: string, input: object): Promise<void>
  answer(operation: string, status: number, requestId: string | undefined, output: unknown): Promise<void>
  error(operation: string, status: number, requestId: string | undefined, answer: ErrorAnswer): void
  note(text: string): void
}

/** `mask` takes further secrets out of values; names of members, operations and hosts stay: a secret may be an ordinary word. */
export function createTrace(write: (line: string) => void, mask = (text: string) => text): Trace {
  const masked = (_: string, value: unknown) => (typeof value === 'string' ? mask(value) : value)
  const shown = async (call: string, side: 'input' | 'output', value: unknown) => {
    const known = await harmless(call, side, value)
    return known === undefined ? REDACTED : JSON.stringify(known, masked)
  }
  return {
    request: async (operation, method, url, input) =>
      write(`> ${operation} ${method} ${url} ${await shown(operation, 'input', input)}`),
    answer: async (operation, status, requestId, output) =>
      write(`< ${operation} ${status} ${requestId ?? '-'} ${await shown(operation, 'output', output)}`),
    error: (operation, status, requestId, { code, message }) =>
      write(`< ${operation} ${status} ${requestId ?? '-'} ${code}: ${mask(message ?? '')}`),
    note: (text) => write(`* ${text}`),
  }
}

/** The members that the shapes do not call sensitive; undefined for an operation without shapes. */
async function harmless(call: string, side: 'input' | 'output', value: unknown): Promise<unknown> {
  const [service = '', operation = ''] = call.split(':')
  const table = hasShapes(service) ? await loadShapes(service) : undefined
  const shape = table && operationShapes(table, operation)?.[side]
  if (!table || !shape) return undefined
  return redact(table, shape, withoutBytes(table, value))
}

/** An object's content is the user's, and perhaps large. */
function withoutBytes({ protocol }: ShapeTable, value: unknown): unknown {
  if (protocol !== 'restXml' || typeof value !== 'object' || value === null) return value
  const { body: _, Body: __, ...rest } = { body: undefined, Body: undefined, ...value }
  return rest
}

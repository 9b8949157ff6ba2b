import { isRecord } from '../state.ts'

/** The object that a text of JSON holds; `undefined` for anything else. Its error would quote the text, which may be secret. */
export function jsonObject(text: string | Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined // told by the caller
  }
}

import { type Position, UserError } from '../calls/index.ts'

/**
 * A file's text. A byte order mark stays: JSON refuses it, as in ecspresso. Throws UserError for what is not UTF-8: with replacement
 * characters in their places, letters of another encoding would go to AWS unnoticed.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new UserError('FILE_NOT_UTF8', 'the file is not text in UTF-8', {
      at: placeOfDamage(bytes, file),
      hint: 'save it as UTF-8',
      cause,
    })
  }
}

function placeOfDamage(bytes: Uint8Array, file: string): Position {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  try {
    for (let at = 0; at < bytes.length; at++) text += decoder.decode(bytes.subarray(at, at + 1), { stream: true })
  } catch {
    // What was decoded so far is what stands before the damage.
  }
  const lines = text.split('\n')
  return { file, line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 }
}

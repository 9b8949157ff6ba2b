import type { Json, JsonObject } from '../service.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** An XML document with one root. `list` says how the items of an array are written; a member `#text` is an element's own text. */
export function xmlDocument(root: string, namespace: string | undefined, content: JsonObject, list: ListStyle): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${escapeXml(namespace)}"`
  return `${declaration}<${root}${attribute}>${members(content, list)}</${root}>`
}

/** `member`, `item`: `<Roles><member/>…</Roles>` as query services and EC2 do. `flat`: `<Contents/><Contents/>` as S3 does. */
export type ListStyle = 'member' | 'item' | 'flat'

function members(content: JsonObject, list: ListStyle): string {
  const text = content['#text']
  if (text !== undefined) return escapeXml(String(text))
  return Object.entries(content)
    .map(([name, value]) => (value === undefined || value === null ? '' : element(name, value, list)))
    .join('')
}

function element(name: string, value: Json, list: ListStyle): string {
  if (Array.isArray(value)) {
    if (list === 'flat') return value.map((item) => element(name, item, list)).join('')
    return `<${name}>${value.map((item) => element(list, item, list)).join('')}</${name}>`
  }
  if (typeof value === 'object' && value !== null) return `<${name}>${members(value, list)}</${name}>`
  return `<${name}>${escapeXml(String(value))}</${name}>`
}

/** Escapes markup; characters that XML 1.0 cannot hold are replaced. */
function escapeXml(text: string): string {
  // Through UTF-8, so that half a surrogate pair becomes U+FFFD as well.
  return Buffer.from(text)
    .toString()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}

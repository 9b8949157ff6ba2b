/** An address as its bytes: 4 of IPv4 or 16 of IPv6. */
export type Address = readonly number[]

/** A range of addresses: the first `length` bits of `address` count. */
export interface AddressRange {
  readonly address: Address
  readonly length: number
}

/**
 * Reads one address of a request as AWS does: an IPv4 address written as IPv6 (`::ffff:198.51.100.1`) is an IPv4 address, and a dotted tail
 * behind anything else is none. observed: test/vectors/iam/native.json, `N-ip-*`
 */
export function parseAddress(text: string): Address | undefined {
  if (!text.includes(':')) return parseDotted(text)
  const mapped = /^(?:0{0,4}:){1,5}:?ffff:([\d.]+)$/i.exec(text)
  if (mapped) return parseDotted(mapped[1] ?? '')
  const address = parseGroups(text)
  const prefix = address?.slice(0, 12).join(' ')
  return prefix === '0 0 0 0 0 0 0 0 0 0 255 255' ? address?.slice(12) : address
}

/** Four numbers; leading zeros are decimal. */
function parseDotted(text: string): Address | undefined {
  const bytes = text.split('.').map((part) => (/^\d{1,9}$/.test(part) ? Number(part) : 256))
  return bytes.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined
}

/**
 * Groups of IPv6, with what AWS lets pass: a colon at the end is dropped, a single one at the start is a zero, `:::` is `::`.
 * assumed: four colons in a row are nothing.
 */
function parseGroups(text: string): Address | undefined {
  const shortcuts = text.match(/:{2,}/g) ?? []
  const groups = text.split(':')
  while (groups.at(-1) === '') groups.pop()
  if (shortcuts.some((shortcut) => shortcut.length > 3)) return undefined
  if (shortcuts.length > 1 || groups.length > 8 || (shortcuts.length === 0 && groups.length !== 8)) return undefined
  if (groups.some((group) => !/^[0-9a-f]{0,4}$/i.test(group))) return undefined
  // The first empty group takes all that is missing, unless it is the single colon at the start.
  const gap = groups.findIndex((group, index) => group === '' && (index > 0 || text.startsWith('::')))
  const missing = new Array<string>(8 - groups.length).fill('0')
  const full = gap < 0 ? [...groups, ...missing] : [...groups.slice(0, gap), ...missing, ...groups.slice(gap)]
  return full.flatMap((group) => {
    const value = Number.parseInt(group || '0', 16)
    return [value >> 8, value & 255]
  })
}

/**
 * Reads an address or a range of a policy. In IPv4 the bits behind the length are ignored; in IPv6 they make the range invalid, and so does
 * a dotted tail. observed: test/vectors/iam/malformed.json, `F-ip-*`
 */
export function parseRange(text: string): AddressRange | undefined {
  const [addressText = '', lengthText, ...more] = text.split('/')
  const address = addressText.includes(':') ? parseGroups(addressText) : parseDotted(addressText)
  if (!address || more.length > 0) return undefined
  const bits = address.length * 8
  if (lengthText === undefined) return { address, length: bits }
  if (!/^\+?\d{1,9}$/.test(lengthText)) return undefined
  const length = Number(lengthText)
  if (length > bits) return undefined
  const hasHostBits = address.some((byte, index) => (byte & ~maskOf(index, length) & 255) !== 0)
  return address.length === 16 && hasHostBits ? undefined : { address, length }
}

function maskOf(index: number, length: number): number {
  return (0xff00 >> Math.min(8, Math.max(0, length - index * 8))) & 255
}

/** Whether an address lies in a range; IPv4 and IPv6 never meet. */
export function contains({ address, length }: AddressRange, candidate: Address): boolean {
  if (address.length !== candidate.length) return false
  return address.every((byte, index) => ((byte ^ (candidate[index] ?? 0)) & maskOf(index, length)) === 0)
}

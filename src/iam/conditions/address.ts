/** An address as its bytes: 4 of IPv4 or 16 of IPv6. */
export type Address = readonly number[]

/** A range of addresses: the first `length` bits of `address` count. */
export interface AddressRange {
  readonly address: Address
  readonly length: number
}

/**
 * Reads one address as AWS does. An IPv4 address written as IPv6 (`::ffff:198.51.100.1`) is an IPv4 address; a dotted tail behind anything
 * else is none; colons at the end are dropped, as long as `::` stands somewhere.
 * observed: test/vectors/iam/native.json, `N-ip-*`, and malformed.json, `F-ip-*`
 */
export function parseAddress(text: string): Address | undefined {
  return readAddress(text)?.address
}

function readAddress(text: string): { address: Address; mapped: boolean } | undefined {
  if (!text.includes(':')) {
    const address = parseDotted(text)
    return address && { address, mapped: false }
  }
  const mapped = /^(?:0{0,4}:){1,5}:?ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)
  if (mapped) {
    const address = parseDotted(mapped[1] ?? '')
    return address && { address, mapped: true }
  }
  const address = parseGroups(text)
  if (!address) return undefined
  const isMapped = address.slice(0, 10).every((byte) => byte === 0) && address[10] === 0xff && address[11] === 0xff
  return isMapped ? { address: address.slice(12), mapped: true } : { address, mapped: false }
}

function parseDotted(text: string): Address | undefined {
  const bytes = text.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256))
  return bytes.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined
}

function parseGroups(text: string): Address | undefined {
  const groups = text.split(':')
  while (groups.at(-1) === '') groups.pop()
  const isShort = text.includes('::')
  if (groups.length > 8 || (!isShort && groups.length !== 8)) return undefined
  if (groups.some((group) => !/^[0-9a-f]{0,4}$/i.test(group))) return undefined
  // The first empty group that is not the start of the text takes all that is missing; further empty groups count as zero.
  const gap = groups.findIndex((group, index) => group === '' && (index > 0 || text.startsWith('::')))
  const missing = new Array<string>(8 - groups.length).fill('0')
  const full = gap < 0 ? [...groups, ...missing] : [...groups.slice(0, gap), ...missing, ...groups.slice(gap)]
  return full.flatMap((group) => {
    const value = Number.parseInt(group || '0', 16)
    return [value >> 8, value & 255]
  })
}

/** Reads an address or a range. In IPv4 bits behind the length are ignored; in IPv6 they make the range invalid. */
export function parseRange(text: string): AddressRange | undefined {
  const [addressText = '', lengthText, ...more] = text.split('/')
  const read = readAddress(addressText)
  if (!read || more.length > 0) return undefined
  const { address, mapped } = read
  const bits = address.length * 8
  if (lengthText === undefined) return { address, length: bits }
  if (!/^\d{1,4}$/.test(lengthText)) return undefined
  const length = Number(lengthText) - (mapped ? 96 : 0)
  if (length < 0 || length > bits) return undefined
  const range = { address, length }
  const hasHostBits = address.some((byte, index) => (byte & ~maskOf(index, length) & 255) !== 0)
  return address.length === 16 && hasHostBits ? undefined : range
}

const maskOf = (index: number, length: number): number => (0xff00 >> Math.min(8, Math.max(0, length - index * 8))) & 255

/** Whether an address lies in a range; IPv4 and IPv6 never meet. */
export function contains({ address, length }: AddressRange, candidate: Address): boolean {
  if (address.length !== candidate.length) return false
  return address.every((byte, index) => ((byte ^ (candidate[index] ?? 0)) & maskOf(index, length)) === 0)
}

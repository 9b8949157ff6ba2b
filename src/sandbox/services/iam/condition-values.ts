import { isIPv4, isIPv6 } from 'node:net'

import type { Condition } from '../../../iam/index.ts'

/**
 * Whether a value has the form that its operator compares: a stored policy must not hold others. Texts with policy variables may be anything.
 * observed: test/vectors/iam/malformed.json
 */
export function isComparable({ operator }: Condition, value: string): boolean {
  if (value.includes('${')) return true
  const comparison = operator.value.replace(/^For(?:AnyValue|AllValues):/, '').replace(/IfExists$/, '')
  if (comparison.startsWith('Numeric')) return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value)
  if (comparison.startsWith('Date')) return isDate(value)
  if (comparison.startsWith('Arn')) return value === '*' || value.split(':').length >= 6 || /^arn:.*\*/.test(value)
  if (comparison === 'BinaryEquals') return value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
  if (/^(?:Not)?IpAddress$/.test(comparison)) return isAddressRange(value)
  return true
}

/** `2026-11-24`, `2026-11-24T08:00:00Z`, or seconds since 1970. */
function isDate(value: string): boolean {
  if (/^\d+$/.test(value)) return true
  return /^\d{4}-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?$/.test(value) && !Number.isNaN(Date.parse(value))
}

/** Lengths may be padded, and a colon too many is forgiven; IPv6 with a dotted tail is not. */
function isAddressRange(value: string): boolean {
  const [address = '', length, ...rest] = value.split('/')
  if (rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return false
  const bits = length === undefined ? 0 : Number(length)
  if (isIPv4(address)) return bits <= 32
  return !address.includes('.') && isIPv6(address.replace(':::', '::')) && bits <= 128
}

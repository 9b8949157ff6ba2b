import type { Event } from './events.ts'

/** Values that nothing may print, neither whole nor in part. */
export interface Secrets {
  /** Whether nothing was kept yet. */
  readonly isEmpty: boolean
  /** Takes every string in it, and every number of six digits and more. */
  keep(value: unknown): void
  /** The text without them, without pieces of them, and without encodings of either. */
  mask(text: string): string
  /** The same for every string of plain data. */
  maskIn<T>(value: T): T
}

const SHOWN = '<secret>'
/** Pieces of so many characters are recognised: shorter ones stand in too many words. */
const PIECE = 6
/** What is shorter still is no secret, but `true`, `prod`, a port. */
const SHORTEST = 4

/**
 * An event without secrets. What a command prints as data (a rendered definition) stays: it is asked for as it is.
 */
export function maskEvent(event: Event, secrets: Secrets): Event {
  if (event.type === 'output' || secrets.isEmpty) return event
  // Names of containers and tasks tell lines apart, and lines may be long.
  if (event.type === 'log') return { ...event, message: secrets.mask(event.message) }
  const kept: Readonly<Record<string, unknown>> = { ...event }
  const parsed = JSON.parse(JSON.stringify(secrets.maskIn(event)))
  for (const name of names) if (kept[name] !== undefined) parsed[name] = kept[name]
  return parsed
}

/** Members by which programs tell events apart: a secret may be an ordinary word, and must not make another service of it. */
const names = ['type', 'step', 'call', 'scope', 'cluster', 'service'] as const

/** Masks an error where it stands: its class and its code are what callers go by. */
export function maskError(error: unknown, secrets: Secrets): unknown {
  if (!(error instanceof Error) || secrets.isEmpty) return error
  error.message = secrets.mask(error.message)
  if (error.stack !== undefined) error.stack = secrets.mask(error.stack)
  if ('subject' in error && typeof error.subject === 'string') error.subject = secrets.mask(error.subject)
  return error
}

/**
 * An empty collection. A template may cut a secret into pieces (`slice`, `printf`) or encode it (`json_escape`, `urlquery`, base64 by a
 * program): masked is every run of a text that also stands in a secret or in one of its encodings.
 */
export function createSecrets(): Secrets {
  const pieces = new Set<string>()
  const short = new Set<string>()
  const add = (text: string) => {
    if (text.length < PIECE) {
      if (text.length >= SHORTEST) short.add(text)
      return
    }
    for (let i = 0; i + PIECE <= text.length; i += 1) pieces.add(text.slice(i, i + PIECE))
  }
  const mask = (text: string) =>
    pieces.size === 0 && short.size === 0 ? text : withoutShort(withoutPieces(text, pieces), short)
  return {
    get isEmpty() {
      return pieces.size === 0 && short.size === 0
    },
    keep: (value) => {
      for (const text of stringsIn(value)) for (const form of formsOf(text)) add(form)
    },
    mask,
    maskIn: (value) => mapStrings(value, mask),
  }
}

/** The type is that of the value: only strings change, into strings. */
function mapStrings<T>(value: T, change: (text: string) => string): T
function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapStrings(one, change)]))
}

function withoutPieces(text: string, pieces: ReadonlySet<string>): string {
  let masked = ''
  let kept = 0
  for (let i = 0; i + PIECE <= text.length; ) {
    let end = i
    // Pieces that overlap are one run.
    for (let at = i; at <= Math.max(i, end - 1) && at + PIECE <= text.length; at += 1)
      if (pieces.has(text.slice(at, at + PIECE))) end = at + PIECE
    if (end === i) {
      i += 1
      continue
    }
    masked += text.slice(kept, i) + SHOWN
    kept = end
    i = end
  }
  return masked + text.slice(kept)
}

function withoutShort(text: string, short: ReadonlySet<string>): string {
  return [...short].reduce(
    (shown, secret) => shown.replace(new RegExp(`(?<![A-Za-z0-9])${literal(secret)}(?![A-Za-z0-9])`, 'g'), SHOWN),
    text,
  )
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  // Of a shorter number a port or a count is told apart by nothing.
  if (typeof value === 'number') return String(value).length < PIECE ? [] : [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** A text as JSON, as Go's JSON, in a URL, in HTML, in base64 at each of the three places where it may begin, and in hexadecimal. */
function formsOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1)
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The characters at both ends also hold bits of what stands beside it.
    return encoded.slice(shift === 0 ? 0 : shift + 1, (shift + bytes.byteLength) % 3 === 0 ? undefined : -1)
  })
  return [
    text,
    json,
    json.replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
    encodeURIComponent(text),
    encodeURIComponent(text).replaceAll('%20', '+'),
    text.replace(/[&<>"']/g, (letter) => `&${entities[letter] ?? letter};`),
    ...base64,
    ...base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]
}

const entities: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': '#34', "'": '#39' }

/** Opens a mark; `*` or `=` follows, then the encoded description. A private-use character, which no AWS name may hold. */
export const MARK_OPEN = '\uE000'
/** Closes a mark. */
export const MARK_CLOSE = '\uE001'

/** `anything` differs from run to run (a revision, a task id): `*` in a policy. `unread` is one fixed value: a placeholder, never `*`. */
export type MarkKind = 'anything' | 'unread'

/** A part of a text that differs from run to run: `*` in a policy. */
export function anything(what: string): string {
  return mark('*', what)
}

/**
 * What the mark of the six characters that end a secret's ARN says: `??????` in a policy, as `*` would cover secrets with longer names, too.
 */
export const SECRET_SUFFIX = 'six random characters'

/** One fixed value that nobody has read yet (an account, a looked-up role): a named placeholder in a policy. */
export function unread(what: string): string {
  return mark('=', what)
}

const UNSET = 'must_env '

/** An environment variable that `must_env` asks for and nobody has set, as `unread` has it: a plan may not depend on it. */
export function unset(name: string): string {
  return unread(UNSET + name)
}

/** The variable that the description of an `unread` mark stands for, if it stands for one. */
export function unsetVariable(what: string): string | undefined {
  return what.startsWith(UNSET) ? what.slice(UNSET.length) : undefined
}

/** A description may name what is a mark itself (`task role of <family of the service>:12`): it is for people's eyes alone. */
function mark(kind: '*' | '=', what: string): string {
  return `${MARK_OPEN}${kind}${encodeURIComponent(forPeople(what))}${MARK_CLOSE}`
}

// Marks are text because lookups land inside templates, JSON and ARNs: an object would not survive the trip.
// The two characters alone may stand in a user's text: icon fonts use them.
const marks = /\uE000([*=])([^\uE001]*)\uE001/g

/** Whether a text, or any text inside a JSON value, holds a mark. */
export function isMarked(value: unknown): boolean {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).search(marks) !== -1
}

/** Replaces every mark of a text. */
export function withMarks(text: string, print: (kind: MarkKind, what: string) => string): string {
  return text.replace(marks, (_, kind: string, what: string) =>
    print(kind === '*' ? 'anything' : 'unread', decoded(what)),
  )
}

function decoded(what: string): string {
  try {
    return decodeURIComponent(what)
  } catch {
    return what // no mark of ours, after all
  }
}

/** What the `unread` marks of a text stand for, in order. */
export function unreadIn(text: string): string[] {
  const found: string[] = []
  withMarks(text, (kind, what) => {
    if (kind === 'unread') found.push(what)
    return ''
  })
  return found
}

/** For messages: `<new revision>`. */
export function forPeople(text: string): string {
  return withMarks(text, (_, what) => `<${what}>`)
}

declare const settledBrand: unique symbol
/** A text that holds no mark. What decides which calls are made has this type, so that a lookup nobody has made cannot decide it. */
export type Settled<Text extends string = string> = Text & { readonly [settledBrand]: true }

/** The text, if it holds no mark. */
export function settled<Text extends string>(text: Text): Settled<Text> | undefined {
  return isMarked(text) ? undefined : (text as Settled<Text>) // the brand's one door
}

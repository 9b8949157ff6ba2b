import { type Outside, unreadable } from './elsewhere.ts'

/**
 * Makes an object of a class of a package that the user may have installed, and calls a method of it: what it adds to our own ways to
 * credentials is not worth its weight to everybody. `undefined` where it is not installed. Throws UserError for what the package throws,
 * whose words may hold no secret of ours.
 */
export async function askPeerPackage(
  { ports, signal }: Outside,
  name: string,
  { className, options, method, args }: Asked,
): Promise<unknown> {
  try {
    const loaded = await ports.optionalPackage?.(name)
    if (loaded === undefined) return undefined
    const made: unknown = Reflect.construct(functionIn(loaded, className), options)
    return await Reflect.apply(functionIn(made, method), made, args)
  } catch (cause) {
    signal.throwIfAborted()
    const reason = cause instanceof Error ? cause.message.replace(/\s+/g, ' ').slice(0, 200) : 'it failed'
    throw unreadable(`the package \`${name}\` gives no credentials: ${reason}`, undefined, cause)
  }
}

/** What is asked of a package. */
export interface Asked {
  readonly className: string
  /** Of the constructor. */
  readonly options: readonly unknown[]
  readonly method: string
  readonly args: readonly unknown[]
}

function functionIn(owner: unknown, name: string): (...args: never) => unknown {
  const found: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined
  if (typeof found === 'function') return found as (...args: never) => unknown // checked on this line
  throw new Error(`it has no \`${name}\``)
}

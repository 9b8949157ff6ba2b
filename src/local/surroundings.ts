/** The variables of this process. */
export function environment(): Readonly<Record<string, string | undefined>> {
  return process.env
}

/** A folder that was removed under a shell is none; whatever is read then says so. */
export function workingDirectory(): string {
  try {
    return process.cwd()
  } catch {
    return '.'
  }
}

/** What a library needs of a machine beside files: its time, chance, and strings that nobody used before. */
export const chance = {
  realNow: Date.now,
  random: Math.random,
  token: (): string => globalThis.crypto.randomUUID(),
}

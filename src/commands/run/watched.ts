import { isMarked, UserError } from '../../calls/index.ts'

/** The container that is watched: the named one, or the first. A name that is not there is an error before anything runs. */
export function watchedOf(names: readonly string[], wanted: string | undefined, where: string): string {
  const [first] = names
  if (wanted === undefined && first !== undefined) return first
  if (wanted !== undefined && (names.includes(wanted) || names.some((name) => isMarked(name)))) return wanted
  throw new UserError('CONTAINER_MISSING', `there is no container \`${wanted ?? ''}\` in ${where}`, {
    hint: names.length > 0 ? `its containers are ${names.map((name) => `\`${name}\``).join(', ')}` : undefined,
  })
}

import { type Position, UserError } from '../calls/index.ts'

/** The only argument of a lookup that takes one text. */
export const textArgument = (name: string, args: readonly unknown[], at: Position): string => {
  const [text, ...more] = args
  if (typeof text !== 'string' || more.length > 0)
    throw new UserError('LOOKUP_ARGUMENTS', `\`${name}\` takes one text`, { at })
  return text
}

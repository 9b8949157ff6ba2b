import { type Position, UserError } from './errors.ts'

/**
 * A region becomes a label of host names (`ecs.REGION.amazonaws.com`): what is no label would make another host of it. Gives the region
 * back. Throws `REGION_INVALID`; `from` names what holds the value, `at` where that stands.
 */
export function checkRegion(region: string, from: string, at?: Position): string {
  if (isHostLabel(region)) return region
  throw new UserError('REGION_INVALID', `invalid region \`${JSON.stringify(region).slice(1, -1)}\` in ${from}`, {
    at,
    hint: 'a region looks like `eu-west-1`',
  })
}

/** https://www.rfc-editor.org/rfc/rfc1123#section-2.1 */
export function isHostLabel(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text)
}

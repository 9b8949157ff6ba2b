import { UserError } from '../calls/index.ts'

/**
 * A region becomes a label of host names (`ecs.REGION.amazonaws.com`): what is no label would make another host of it. Gives the region
 * back. Throws `REGION_INVALID`; `from` names where the value stands.
 */
export function checkRegion(region: string, from: string): string {
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(region)) return region
  throw new UserError('REGION_INVALID', `invalid region \`${region}\` in ${from}`, {
    hint: 'a region looks like `eu-west-1`',
  })
}

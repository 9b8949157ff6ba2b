import type { Aws } from '../calls/index.ts'
import type { ServiceChange } from '../settings/index.ts'

/** Says which members are reset that ecspresso would leave, and which stay of which the file says nothing. */
export function announceChange(aws: Aws, { resets, left }: Pick<ServiceChange, 'resets' | 'left'>): void {
  if (resets.length > 0)
    aws.note(
      `not in the file any more: ${resets.map(({ path, value }) => `${path} becomes ${shown(value)}`).join(', ')}`,
    )
  for (const { path, because } of left) aws.note(`\`${path}\` is not in the file and stays: ${because}`)
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

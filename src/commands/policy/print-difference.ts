import type { PolicyDifference, Right } from '../../permissions/index.ts'

/** A line for each right, as in a diff; nothing where the policies say the same. */
export function differenceText({ added, removed }: PolicyDifference): string {
  return [
    ...removed.map((right) => `- ${rightText(right)}\n`),
    ...added.map((right) => `+ ${rightText(right)}\n`),
  ].join('')
}

/** For a pull request: what is granted now and what is no longer. */
export function differenceMarkdown({ added, removed }: PolicyDifference): string {
  const part = (title: string, rights: readonly Right[]) =>
    rights.length === 0 ? [] : [`### ${title}\n\n${rights.map((right) => `- \`${rightText(right)}\``).join('\n')}`]
  const parts = [...part('Needed now', added), ...part('No longer needed', removed)]
  return parts.length === 0 ? 'The policy stays as it is.\n' : `${parts.join('\n\n')}\n`
}

function rightText({ effect, action, resource, conditions }: Right): string {
  const denied = effect === 'Deny' ? 'deny ' : ''
  return `${denied}${action} on ${resource}${conditions.length === 0 ? '' : ` (${conditions.join('; ')})`}`
}

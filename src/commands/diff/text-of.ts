import { printDefinition } from '../../settings/index.ts'

/** A side as `render` prints it. */
export async function textOf(side: object, jsonnet: boolean): Promise<string> {
  const text = printDefinition(side)
  if (!jsonnet) return text
  const { formatJsonTextAsJsonnet } = await import('../../jsonnet/index.ts')
  return formatJsonTextAsJsonnet(text)
}

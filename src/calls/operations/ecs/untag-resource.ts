import { write } from '../../call.ts'

export const untagResource = (input: { readonly resourceArn: string; readonly tagKeys: readonly string[] }) =>
  write<object>('ecs:UntagResource', input, () => [{ action: 'ecs:UntagResource', resource: input.resourceArn }])

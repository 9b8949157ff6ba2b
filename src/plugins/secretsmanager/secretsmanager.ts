import { type Answer, caller, unread } from '../../calls/index.ts'
import { describeSecret } from '../../calls/operations/index.ts'
import { stringArgument } from '../arguments.ts'
import { oncePerDoor } from '../once.ts'
import type { Lookups, PluginDeclaration } from '../plugin.ts'
import { secretsmanager as signatures } from '../signatures.ts'

/**
 * The plugin `secretsmanager`: `secretsmanager_arn ID` gives the whole ARN of a secret, for `valueFrom`; its value is never read. Calls
 * secretsmanager:DescribeSecret once for each id.
 */
export function secretsmanager({ func_prefix: prefix = '' }: Pick<PluginDeclaration, 'func_prefix'>): Lookups {
  const once = oncePerDoor<Answer<{ readonly ARN: string }>>()
  const name = `${prefix}secretsmanager_arn`
  return {
    [name]: {
      ...signatures.secretsmanager_arn,
      call: async (aws, [given], at) => {
        const id = stringArgument(name, given, at)
        const secret = await once(aws, id, async () => {
          const step = aws.as(caller).step('find a secret')
          return step.lookup(describeSecret({ SecretId: id }))
        })
        return secret.take(({ ARN }) => ARN, unread(`${name} ${id}`))
      },
    },
  }
}

import { isMarked } from '../../../calls/index.ts'
import { eachLeaf } from '../look.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const ARN = /^arn:[a-z0-9-]+:iam::\d{12}:role\/(?:[\w+=,.@/-]*\/)?[\w+=,.@-]{1,64}$/
const NAME = /^[\w+=,.@-]{1,64}$/
/** Members that may name a role of the account without its ARN. */
const named = ['executionRoleArn', 'taskRoleArn']
const members = [...named, 'roleArn']

/** A member that takes the ARN of a role holds a text that can be one. */
export function roleArns(of: 'task definition' | 'service definition'): Rule {
  return {
    code: 'role-arns',
    of,
    severity: 'error',
    about:
      '`executionRoleArn` and `taskRoleArn` are names or ARNs of roles, `roleArn` an ARN: `arn:aws:iam::ACCOUNT:role/NAME`, without blanks and without an ARN inside of its path.',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (checked 2026-11)',
    check(definition): readonly RuleFinding[] {
      const found: RuleFinding[] = []
      eachLeaf(definition, (key, value, path) => {
        if (typeof value !== 'string' || !members.includes(key) || value === '' || isMarked(value)) return
        if (ARN.test(value) || (named.includes(key) && NAME.test(value))) return
        found.push({ path: [...path], ...wordsFor(key, value) })
      })
      return found
    },
  }
}

function wordsFor(key: string, value: string): { text: string; hint: string } {
  const hint = 'write `arn:aws:iam::ACCOUNT:role/NAME`'
  if (value.includes(':role/arn:'))
    return {
      text: `\`${key}\` has a whole ARN where the name belongs`,
      hint: 'what is put behind `role/` is an ARN already',
    }
  return { text: /\s/.test(value) ? `\`${key}\` has a blank in a name` : `\`${key}\` is no ARN of a role`, hint }
}

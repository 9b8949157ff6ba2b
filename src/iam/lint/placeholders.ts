import { unknown } from '../unknown.ts'

// `<account_id>`; `${account}`, `${AWS::AccountId}` and HCL's `${aws_ecs_cluster.app.arn}` or `${var.prod ? "a" : "b"}` (but no policy
// variable, which has one colon behind a name); the shell's `$ACCOUNT` and `$(aws ...)` (but not what AWS itself names with a dollar);
// `{{ must_env "X" }}`; `%ACCOUNT%`.
const placeholder =
  /<[A-Za-z][\w .:/-]*>|\$\{(?![*?$]\})(?![\w.-]+(?:\/[\w.-]+)*:(?!:))[^{}]*\}|\$\([^()]*\)|\$(?!(?:LATEST|default|connect|disconnect|aws)\b)[A-Za-z_]\w*|\{\{.*?\}\}|%[A-Za-z_]\w*%/g
const policyVariable = /\$\{[\w.-]+(?:\/[\w.-]+)*:(?!:)[^{}]*\}/g

/** The placeholders in a text. */
export function placeholdersIn(text: string): string[] {
  return text.match(placeholder) ?? []
}

/** The words that stand for region and account in the ARNs of a text, as documentation writes them: `REGION`, `account-id`. */
export function wordsInArns(text: string): string[] {
  return [...text.matchAll(/\barn:[\w-]*:[\w-]+:([\w-]*):([\w-]*):/g)].flatMap(([, region = '', account = '']) =>
    [region, account].filter(isWord),
  )
}

/**
 * The text with placeholders as unread values and policy variables as any value, so that the rest can be judged.
 * Words that documentation puts for account and region (`ACCOUNT`, `account-id`) count as placeholders in those parts of an ARN.
 */
export function withoutPlaceholders(text: string): string {
  const marked = text
    .replace(placeholder, (found) => unknown('unread', found))
    .replace(policyVariable, (found) => unknown('anything', found))
  const parts = marked.split(':')
  if (parts[0] !== 'arn' || parts.length < 6) return marked
  return parts
    .map((part, index) => ((index === 3 || index === 4) && isWord(part) ? unknown('unread', part) : part))
    .join(':')
}

function isWord(part: string): boolean {
  return /^([A-Z][A-Z0-9]*([_-][A-Z0-9]+)*|account|account-?id|region|aws_account_id|aws_region)$/.test(part)
}

/** Puts the placeholders back as they were written. */
export function restorePlaceholders(text: string): string {
  return text.replace(/\uE000[*=]([^\uE001]*)\uE001/g, (_, description: string) => decodeURIComponent(description))
}

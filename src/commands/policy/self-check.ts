import { UserError } from '../../calls/index.ts'
import { lintText } from '../../iam/index.ts'

/**
 * Lints a policy that was generated, so that nobody deploys one that AWS refuses or that never matches: names in the project may be no
 * names. Gives what is worth a warning; throws UserError for what is wrong.
 */
export async function checkOwnPolicy(document: object): Promise<string[]> {
  const { findings } = await lintText(JSON.stringify(document), { file: 'policy.json', kind: 'identity' })
  // A command that calls nobody has a policy without statements: nobody attaches that one.
  const wrong = findings.find(({ severity, code }) => severity === 'error' && code !== 'STATEMENTS_EMPTY')
  if (wrong !== undefined)
    throw new UserError('POLICY_MALFORMED', `the policy would be of no use: ${wrong.message}`, {
      hint: wrong.hint ?? 'correct the name in the project',
    })
  return findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message)
}

import { UserError } from '../../calls/index.ts'
import { toDocument } from '../../iam/index.ts'
import { diffPolicies, type PolicyDifference } from '../../permissions/index.ts'
import type { Tools } from '../tools.ts'
import type { DiffOptions } from './diff-options.ts'
import { generate } from './generate.ts'
import type { GenerateOptions } from './generate-options.ts'
import { readPolicy } from './read-policies.ts'

/** What the project needs now and the policy in the files does not say, and the other way round. Throws UserError. */
export async function diff(tools: Tools, options: DiffOptions): Promise<PolicyDifference> {
  if (options.from.length === 0)
    throw new UserError('OPTION_MISSING', 'nothing to compare with', {
      hint: '--from names the committed policy; of another revision: `git show REF:policy.json | ristretto policy diff --from -`',
    })
  return differenceFrom(tools, { ...options, format: 'json', provenance: false, verifyCurrent: [] }, options.from)
}

/** Compares what `policy generate` prints under these options with the policies in files. */
export async function differenceFrom(
  tools: Tools,
  options: GenerateOptions,
  files: readonly string[],
): Promise<PolicyDifference> {
  const before = await Promise.all(files.map((file) => readPolicy(file, 'identity', tools)))
  // What is left out on purpose is no difference.
  const { policies } = await generate({ ...tools, note: () => {} }, options)
  return diffPolicies(
    before.map(({ policy }) => toDocument(policy)),
    policies.map(({ document }) => document),
  )
}

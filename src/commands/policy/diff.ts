import { UserError } from '../../calls/index.ts'
import { type PolicyDocument, toDocument } from '../../iam/index.ts'
import { diffPolicies, type PolicyDifference } from '../../permissions/index.ts'
import { pathFrom } from '../../plugins/index.ts'
import type { Tools } from '../tools.ts'
import { type DiffOptions, diffOptions } from './diff-options.ts'
import { generate } from './generate.ts'
import type { GenerateOptions } from './generate-options.ts'
import { readPolicy } from './read-policies.ts'

/**
 * What the project needs now and the policy in the files does not say, and the other way round; for a git revision, how the needed policy
 * changed since. Throws UserError.
 */
export async function diff(tools: Tools, options: DiffOptions): Promise<PolicyDifference> {
  const [from, ...more] = options.from
  if (from === undefined)
    throw new UserError('OPTION_MISSING', 'nothing to compare with', {
      hint: '--from names the committed policy, or a git revision like `main`',
    })
  const generating = { ...options, provenance: false, verifyCurrent: [] }
  if (more.length > 0 || (await isFile(from, tools)))
    return differenceFrom(tools, { ...generating, format: 'json' }, options.from)
  const then = await tools.atRevision(from)
  if (then === undefined)
    throw new UserError('OPTION_INVALID', `\`${from}\` is neither a file nor a git revision here`, {
      hint: '--from takes a file with a policy, or what `git rev-parse` knows',
    })
  return differenceSince(tools, { then, revision: from }, { ...generating, format: 'text' })
}

/** What is there or has the name of a policy is none of git's. */
async function isFile(from: string, { directory, files }: Tools): Promise<boolean> {
  return from === '-' || /\.(json|ya?ml)$/.test(from) || files.exists(pathFrom(directory, from))
}

/** Compares the policies of two states of the project. What nobody has read stays a placeholder on both sides. */
async function differenceSince(
  now: Tools,
  { then, revision }: { readonly then: Tools; readonly revision: string },
  options: GenerateOptions,
): Promise<PolicyDifference> {
  const before = await documentsOf(then, options).catch((cause: unknown) => {
    if (!(cause instanceof UserError)) throw cause
    throw new UserError(cause.code, `at \`${revision}\`: ${cause.message}`, {
      cause,
      hint: 'compare with a revision at which these command lines had a policy',
    })
  })
  return diffPolicies(before, await documentsOf(now, options))
}

/** What is left out on purpose is no difference. */
async function documentsOf(tools: Tools, options: GenerateOptions): Promise<readonly PolicyDocument[]> {
  const { policies } = await generate({ ...tools, note: () => {} }, options, diffOptions)
  return policies.map(({ document }) => document)
}

/** Compares what `policy generate` prints under these options with the policies in files. */
export async function differenceFrom(
  tools: Tools,
  options: GenerateOptions,
  files: readonly string[],
): Promise<PolicyDifference> {
  const before = await Promise.all(files.map((file) => readPolicy(file, 'identity', tools)))
  return diffPolicies(
    before.map(({ policy }) => toDocument(policy)),
    await documentsOf(tools, options),
  )
}

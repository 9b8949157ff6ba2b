import type { Tools } from '../tools.ts'
import { differenceFrom } from './diff.ts'
import { generate } from './generate.ts'
import type { GenerateOptions } from './generate-options.ts'
import { differenceText } from './print-difference.ts'

/** What goes to standard output, and whether a committed policy has drifted. */
export interface GeneratedOrVerified {
  readonly text: string
  readonly drifted: boolean
}

/** `policy generate`: prints the policy, or with `--verify-current` how the one in a file differs from it. */
export async function generateOrVerify(tools: Tools, options: GenerateOptions): Promise<GeneratedOrVerified> {
  if (options.verifyCurrent.length === 0) return { text: (await generate(tools, options)).text, drifted: false }
  const difference = await differenceFrom(
    tools,
    { ...options, format: 'json', provenance: false },
    options.verifyCurrent,
  )
  const { added, removed } = difference
  const drifted = added.length + removed.length > 0
  if (drifted)
    tools.warn(`the policy has drifted (missing rights: ${added.length}, no longer needed: ${removed.length})`)
  return { text: differenceText(difference), drifted }
}

import { type CompiledPolicy, compilePolicy, parsePolicy } from '../../iam/index.ts'

/** Compiles the texts of policies, each once: a deployment asks the same ones hundreds of times. */
export interface Policies {
  compile(document: string): CompiledPolicy
}

const maximumKept = 200

/** A store of compiled policies by their text. One per sandbox. */
export function createPolicies(): Policies {
  const compiled = new Map<string, CompiledPolicy>()
  return {
    compile(document) {
      const known = compiled.get(document)
      if (known) return known
      const policy = compilePolicy(parsePolicy(document))
      // Policies that are written again and again (a minimality test) must not pile up; what is still in use comes back at once.
      if (compiled.size >= maximumKept) compiled.clear()
      compiled.set(document, policy)
      return policy
    },
  }
}

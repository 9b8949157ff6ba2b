import { ServiceError } from './service.ts'

/** Thrown on a resource that AWS would refuse: which one, and AWS's words. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
  readonly code = 'SANDBOX_SEED_REFUSED'
}

/** Does something for a resource; AWS's refusal is thrown as a `SeedError` that names the resource, such as `role web`. */
export function seeding<Result>(resource: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw new SeedError(`${resource}: ${error.message}`, { cause: error })
  }
}

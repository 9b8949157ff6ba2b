import type { Call, Clock, RateGroup } from '../calls/index.ts'

type Rated = Pick<Call<unknown>, 'rate'>

/** Holds calls back so that AWS need not: one token bucket per group of operations and region, shared by all who have the limiter. */
export interface Limiter {
  /** Waits for its turn, in the order of asking. */
  take(call: Rated, region: string, signal: AbortSignal): Promise<void>
  /** AWS said that there were too many: others use the same allowance. What was saved up is gone. */
  drain(call: Rated, region: string): void
}

interface Level {
  /** Below zero: so many are waiting. */
  tokens: number
  at: number
}

export function createLimiter(clock: Clock): Limiter {
  const levels = new Map<string, Level>()

  const levelOf = (bucket: RateGroup, region: string): Level => {
    const key = `${region} ${bucket.name}`
    const now = clock.now()
    const level = levels.get(key) ?? { tokens: bucket.burst, at: now }
    levels.set(key, level)
    level.tokens = Math.min(bucket.burst, level.tokens + (Math.max(0, now - level.at) / 1000) * bucket.perSecond)
    level.at = now
    return level
  }

  return {
    take: async ({ rate: bucket }, region, signal) => {
      if (!bucket) return
      const level = levelOf(bucket, region)
      level.tokens -= 1
      if (level.tokens >= 0) return
      try {
        await clock.sleep(-level.tokens / bucket.perSecond, `the rate limit of ${bucket.name}`, signal)
      } catch (error) {
        level.tokens += 1
        throw error
      }
    },
    drain: ({ rate: bucket }, region) => {
      if (!bucket) return
      const level = levelOf(bucket, region)
      level.tokens = Math.min(level.tokens, 0)
    },
  }
}

/** The lines of ecspresso that are followed. */
export type Compat = 'v2' | 'v3'

/** What differs between the lines: each row is read where it matters, and nowhere else is a line asked for by its name. */
export interface Line {
  readonly compat: Compat
  /** The version that `required_version` is compared with. */
  readonly version: string
  /** What a bare number is as a duration (`timeout: 600`). */
  readonly bareDuration: 'nanoseconds' | 'seconds'
  /** Whether keys of the configuration and of definitions may be written in any case. */
  readonly keyCase: 'any' | 'exact'
  /** Whether the plugins of a configuration are read before the rest of it, whose top level may make lookups then; YAML has to be YAML before it is rendered. */
  readonly pluginsFirst: boolean
  /** What `wait` waits for where nothing is said; `deploy` waits for `deployed` in both. */
  readonly waitUntil: 'stable' | 'deployed'
  /** Whether `rollback` stops a deployment that is on its way, and wants one, unless it is told to go to the previous revision. */
  readonly rollbackStops: boolean
  /** Whether `run --count N` watches all tasks, and all must succeed; otherwise the first one counts. */
  readonly watchesAllTasks: boolean
  /** How a failed DescribeServiceRevisions is taken by commands whose result depends on it. */
  readonly revisionsFailure: 'warning' | 'error'
  /** Whether spellings that the line has taken away (`filter_command`, former flags) are told of. They are taken under both. */
  readonly tellsRemoved: boolean
}

/**
 * The only place that knows the lines. https://github.com/kayac/ecspresso/releases/tag/v3.0.0 and its docs/v2-v3.md (checked 2026-11)
 */
export const lines: Readonly<Record<Compat, Line>> = {
  v2: {
    compat: 'v2',
    version: '2.8.7',
    bareDuration: 'nanoseconds',
    keyCase: 'any',
    pluginsFirst: false,
    waitUntil: 'stable',
    rollbackStops: false,
    watchesAllTasks: false,
    revisionsFailure: 'warning',
    tellsRemoved: false,
  },
  v3: {
    compat: 'v3',
    version: '3.0.0',
    bareDuration: 'seconds',
    keyCase: 'exact',
    pluginsFirst: true,
    waitUntil: 'deployed',
    rollbackStops: true,
    watchesAllTasks: true,
    revisionsFailure: 'error',
    tellsRemoved: true,
  },
}

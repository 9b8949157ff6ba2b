import { summaryOf } from './summary.ts'
import type { CiSystem } from './system.ts'

/**
 * Buildkite: an annotation of the build, one for each command of a service, and groups that stay open.
 * https://buildkite.com/docs/agent/v3/cli-annotate (checked 2026-11)
 */
export const buildkite: CiSystem = {
  open: (title) => `+++ ${title.replace(/[\r\n]/g, ' ')}\n`,
  // A line that begins so would be a group of its own.
  neutralise: (text) => text.replace(/^(---|\+\+\+|~~~)(?= )/gm, '\u200b$1'),
  finish: async (story, { run }) => {
    const { end, error } = story
    if (error === undefined && end.deployment === undefined) return
    const context = ['ristretto', end.command, end.cluster, end.service].filter(Boolean).join('-').replaceAll(' ', '-')
    const style = error === undefined ? 'success' : 'error'
    const argv = ['buildkite-agent', 'annotate', '--style', style, '--context', context]
    await run(argv, summaryOf(story))
  },
}

import type { MetCheck } from '../../permissions/index.ts'
import type { RehearsalOptions } from '../rehearsal.ts'
import type { Tools } from '../tools.ts'

/** A command line that was run in one scenario. */
export interface Rehearsed {
  readonly line: string
  readonly scenario: string
  /** `it went well`, or the message with which it failed. */
  readonly ended: string
  readonly met: readonly MetCheck[]
}

/** What a command line may find in the account: the roads on which its questions lead. */
const scenarios: readonly {
  readonly name: string
  readonly before: readonly string[]
  readonly behaviours: RehearsalOptions['behaviours']
}[] = [
  { name: 'nothing is there yet', before: [], behaviours: [] },
  { name: 'the service is there', before: ['deploy'], behaviours: [] },
  {
    name: 'the tasks crash',
    before: ['deploy'],
    behaviours: [{ crashAfterSeconds: 2, exitCode: 1, logLines: ['crashed'] }],
  },
]

/** Runs each line in each scenario, in a new sandbox, as a role with the policy. */
export async function rehearseLines(
  tools: Tools,
  lines: readonly string[],
  { policy, account }: { readonly policy: string; readonly account: string },
): Promise<Rehearsed[]> {
  const usual = await tools.usualLines()
  const done: Rehearsed[] = []
  for (const line of lines)
    for (const { name, before, behaviours } of scenarios) {
      // Without a service there is nothing to deploy.
      const earlier = before.filter((one) => usual.includes(one))
      if (earlier.length < before.length) continue
      const { failure, checks } = await tools.rehearse(line, { policy, behaviours, account, before: earlier })
      const met = checks.map(({ action, resource, context }): MetCheck => {
        return { action, resource, context, where: `${line}, ${name}`, met: 'rehearsed' }
      })
      done.push({ line, scenario: name, ended: failure?.message ?? 'it went well', met })
    }
  return done
}

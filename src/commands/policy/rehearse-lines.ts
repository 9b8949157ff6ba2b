import type { MetCheck } from '../../permissions/index.ts'
import type { RehearsalOptions } from '../rehearsal.ts'
import type { Tools } from '../tools.ts'
import type { PlannedProof } from './plan-proof.ts'

/** A command line that was run in one scenario. */
export interface Rehearsed {
  readonly line: string
  readonly scenario: string
  /** `it went well` (`WELL`), or the message with which it failed. */
  readonly ended: string
  readonly met: readonly MetCheck[]
  /** The questions that were decided, in words: `the service exists`, `not: tasks have stopped`. */
  readonly answers: readonly string[]
}

/** How a command ended that did not fail. */
export const WELL = 'it went well'

/** One answer to a question of a command line's plan. */
export interface Branch {
  readonly line: string
  /** `not: ` before the question for no. */
  readonly answer: string
  /** The scenario in which it was given; absent where none did: there the plan alone says what is needed. */
  readonly scenario: string | undefined
}

interface Scenario {
  readonly name: string
  /** What the administrator runs before. */
  readonly before: readonly string[]
  readonly behaviours: RehearsalOptions['behaviours']
  /** Virtual seconds that the line may take; default: as many as its `--timeout` says. */
  readonly mostSeconds?: number
  /** It is played where no earlier one gave one of these answers and the plan asks for it. Absent: always. */
  readonly gives?: readonly string[]
}

/** Where tasks fail for ever, and no circuit breaker ends it, a wait meets nothing new after its first minute. */
const NO_END = 120

/** What a command line may find in the account: the roads on which its questions lead. */
const scenarios: readonly Scenario[] = [
  { name: 'nothing is there yet', before: [], behaviours: [] },
  { name: 'the service is there', before: ['deploy'], behaviours: [] },
  {
    name: 'the tasks crash',
    before: ['deploy'],
    mostSeconds: NO_END,
    behaviours: [{ crashAfterSeconds: 2, exitCode: 1, logLines: ['crashed'] }],
  },
  {
    name: 'there are earlier revisions',
    before: ['deploy', 'deploy --force-new-deployment', 'deploy'],
    behaviours: [],
    gives: [
      'there is a revision to go back to',
      'a revision is to be deregistered',
      'there are revisions to deregister',
      'earlier deployments are listed',
      'nobody uses the revision',
      'another revision runs',
    ],
  },
  {
    name: 'a deployment is under way',
    before: ['deploy', 'deploy --no-wait'],
    behaviours: [],
    gives: [
      'a deployment is on its way',
      'a service deployment is under way',
      'not: no other deployment is on its way',
      'not: the running deployment is complete',
      'the other deployment has ended',
      'a rollback has begun',
    ],
  },
  {
    name: 'a deployment under way fails',
    before: ['deploy', 'deploy --no-wait'],
    mostSeconds: NO_END,
    behaviours: [{ crashAfterSeconds: 2, exitCode: 1, logLines: ['crashed'] }],
    gives: ['tasks have stopped', 'not: the deployment has ended'],
  },
  {
    name: 'the service was deleted',
    before: ['deploy', 'delete --force --terminate'],
    behaviours: [],
    gives: ['not: the service is active', 'not: the service exists'],
  },
  {
    name: 'a task runs by itself',
    before: ['run --no-wait'],
    behaviours: [{ startedBy: 'run', keepsRunning: true, startSeconds: 1 }],
    gives: [
      'it runs',
      'the tasks run',
      'tasks run',
      'there are tasks',
      'tasks still run the revision',
      'the task exists',
    ],
  },
  {
    name: 'the tasks end well',
    before: ['deploy'],
    behaviours: [{ exitAfterSeconds: 1, exitCode: 0, logLines: ['done'] }],
    gives: [
      'the watched container exited with 0',
      'not: the task runs for more than three seconds',
      'the tasks have stopped',
      'the task has stopped',
    ],
  },
  {
    name: 'no image can be pulled',
    before: ['deploy'],
    mostSeconds: NO_END,
    behaviours: [{ pullFailure: true }],
    gives: ['not: the tasks run', 'so many tasks failed for a reason that cannot heal'],
  },
  {
    name: 'no task can be placed',
    before: ['deploy'],
    mostSeconds: NO_END,
    behaviours: [{ placementFailure: 'Capacity is unavailable at this time. Please try again later.' }],
    gives: ['not: the tasks were placed', 'not: tasks have stopped', 'not: tasks run'],
  },
  {
    name: 'AWS tells of what was written half a minute later',
    before: ['deploy'],
    behaviours: [{ rule: 'consistency', missingSeconds: 30, staleSeconds: 30 }],
    gives: ['not: a service deployment is listed'],
  },
  {
    name: 'a deployment has just begun, and is not listed yet',
    before: ['deploy', 'deploy --no-wait'],
    behaviours: [{ rule: 'consistency', missingSeconds: 9 }],
    gives: [
      'the service and its deployments tell of different moments',
      'the service and its deployments tell of the same moment',
    ],
  },
]

/** Runs each line in each scenario that its questions ask for, in a new sandbox, as a role with the policy. */
export async function rehearseLines(
  tools: Tools,
  { asked, account }: Pick<PlannedProof, 'asked' | 'account'>,
  { policy, region }: Pick<RehearsalOptions, 'policy' | 'region'>,
): Promise<{ readonly rehearsals: readonly Rehearsed[]; readonly branches: readonly Branch[] }> {
  const usual = await tools.usualLines()
  const rehearsals: Rehearsed[] = []
  const branches: Branch[] = []
  for (const { line, questions } of asked) {
    const wanted = questions.flatMap((question) => [question, `not: ${question}`])
    const given = new Map<string, string>()
    const isWorthIt = ({ gives }: Scenario) =>
      gives === undefined || gives.some((answer) => wanted.includes(answer) && !given.has(answer))
    for (const scenario of scenarios) {
      // Without a service there is nothing to deploy.
      const isPossible = scenario.before.every((one) => one.startsWith('run') || usual.includes('deploy'))
      if (!isPossible || !isWorthIt(scenario)) continue
      const { name, behaviours, before, mostSeconds } = scenario
      const options = { policy, region, account, behaviours, before, mostSeconds }
      const { failure, checks, answers } = await tools.rehearse(line, options)
      const met = checks.map(({ action, resource, context }): MetCheck => {
        return { action, resource, context, where: `${line}, ${name}`, met: 'rehearsed' }
      })
      rehearsals.push({ line, scenario: name, ended: failure?.message ?? WELL, met, answers })
      for (const answer of answers) if (!given.has(answer)) given.set(answer, name)
    }
    branches.push(...wanted.map((answer) => ({ line, answer, scenario: given.get(answer) })))
  }
  return { rehearsals, branches }
}

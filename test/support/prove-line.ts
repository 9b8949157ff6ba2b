import { account, webProject } from '../e2e/stage.ts'
import type { Tree } from './files.ts'
import { runTestCommand, testPorts } from './test-ports.ts'

/** A row of docs/proof.md. */
export interface ProofRow {
  readonly line: string
  /** Command lines that were run in the sandbox under the policy, each in an account of its own. */
  readonly scenarios: number
  /** Answers to the questions of its plan, and how many of them were given in a scenario. */
  readonly answers: number
  readonly given: number
  /** Questions to IAM that came up, or that its plan knows. */
  readonly checks: number
  /** Actions, resources and conditions of the policy. */
  readonly elements: number
  /** Checks that the policy does not allow. */
  readonly lacking: number
  /** Elements that can be taken away. */
  readonly superfluous: number
  /** Why the line has no policy. */
  readonly refused?: string
}

function edited(name: string, more: object): string {
  return JSON.stringify({ ...JSON.parse(String(webProject[name])), ...more })
}

/** A service with tags, a load balancer's role left aside: every branch of the commands asks for something here. */
const project: Tree = {
  ...webProject,
  'ecs-service-def.json': edited('ecs-service-def.json', { tags: [{ key: 'team', value: 'web' }] }),
  'overrides.json': '{"containerOverrides":[]}',
}

/** Proves the policy of one command line enough and minimal. What nobody has read is taken to be as in the files. */
export async function proveLine(line: string): Promise<ProofRow> {
  const first = await prove(line, [])
  // Each of the answers that the hint names may do; one about roles rules out no scenario.
  const answers = [...first.answers].sort((a, b) => Number(b.includes(' passes ')) - Number(a.includes(' passes ')))
  for (const answer of answers) {
    const next = await prove(line, ['--assume', answer])
    if (next.row.refused === undefined) return next.row
  }
  return first.row
}

async function prove(
  line: string,
  assume: readonly string[],
): Promise<{ readonly row: ProofRow; readonly answers: readonly string[] }> {
  const argv = ['policy', 'prove', '--for', line, '--account', account, '--minimal', '--format', 'json', ...assume]
  const told = await runTestCommand(argv, testPorts({ files: project, env: {} }))
  if (told.stdout === '') {
    const [, refused = ''] = /^error: (.*?)(?: \[[A-Z_]+\])?$/m.exec(told.stderr) ?? []
    const texts = [...told.stderr.matchAll(/--assume ("(?:[^"\\]|\\.)*")/g)].map(([, text = '""']) => text)
    const row = {
      line,
      scenarios: 0,
      answers: 0,
      given: 0,
      checks: 0,
      elements: 0,
      lacking: 0,
      superfluous: 0,
      refused,
    }
    return { row, answers: texts.map((text) => String(JSON.parse(text))) }
  }
  const { rehearsals, branches, lacking, elements, superfluous } = JSON.parse(told.stdout)
  const checks = rehearsals.reduce((sum: number, one: { checks: number }) => sum + one.checks, 0)
  const row = {
    line,
    scenarios: rehearsals.length,
    answers: branches.length,
    given: branches.filter(({ scenario }: { scenario?: string }) => scenario !== undefined).length,
    checks,
    elements: elements.length,
    lacking: lacking.length,
    superfluous: superfluous.length,
  }
  return { row, answers: [] }
}

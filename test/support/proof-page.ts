import manifest from '../../package.json' with { type: 'json' }
import { referenceDate } from '../../src/iam/service-reference/index.ts'
import type { ProofRow } from './prove-line.ts'

/** The text of docs/proof.md. */
export function pageOf(rows: readonly ProofRow[]): string {
  const proved = rows.filter(({ refused }) => refused === undefined)
  const sum = (of: (row: ProofRow) => number) => proved.reduce((total, row) => total + of(row), 0)
  return `# Proof

The generated policy of every command and option that may reach AWS is enough and minimal: each command line below was run in the sandbox under exactly the policy
that \`policy generate\` prints for it, in an account without the service, in one that has it, with tasks that crash, and in whatever else the questions of its plan ask for
(a deployment under way, a deleted service, no capacity, answers that come late). "Answers given" are those to its plan's questions, yes and no, that some scenario gave; what the
others lead to, the plan says, and was asked as well. Then each action and resource of the policy was taken away, one at a time, and something was denied; and for each condition a request was
named that it refuses and that is allowed without it.

Made by \`npm run proof\` with ristretto ${manifest.version}, judged by the sandbox's own rules and by AWS's service reference of ${referenceDate}. A sample is proved in every run of the tests, which
also keep the list of command lines current.

| | |
|---|---|
| command lines | ${proved.length} |
| scenarios | ${sum(({ scenarios }) => scenarios)} |
| answers given | ${sum(({ given }) => given)} of ${sum(({ answers }) => answers)} |
| checks of IAM | ${sum(({ checks }) => checks)} |
| elements of policies | ${sum(({ elements }) => elements)} |
| checks that are denied | ${sum(({ lacking }) => lacking)} |
| elements that can be taken away | ${sum(({ superfluous }) => superfluous)} |

| command line | scenarios | answers given | checks | elements | denied | can be taken away |
|---|---|---|---|---|---|---|
${proved.map(rowOf).join('\n')}

## Refused beforehand

These have no policy, because the command says of this project's files that it cannot be carried out:

| command line | why |
|---|---|
${rows
  .filter(({ refused }) => refused !== undefined)
  .map(({ line, refused = '' }) => `| ${code(line)} | ${refused.replaceAll('|', '\\|')} |`)
  .join('\n')}
`
}

function rowOf({ line, scenarios, given, answers, checks, elements, lacking, superfluous }: ProofRow): string {
  return `| ${code(line)} | ${scenarios} | ${given} of ${answers} | ${checks} | ${elements} | ${lacking} | ${superfluous} |`
}

function code(line: string): string {
  return `\`${line.replaceAll('|', '\\|')}\``
}

/** The rows of a page, as they were written. */
export function rowsIn(page: string): ProofRow[] {
  return [...page.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, shown = '', rest = '']) => {
    const line = shown.replaceAll('\\|', '|')
    const numbers = rest.split(/ \| | of /).map(Number)
    const [scenarios = 0, given = 0, answers = 0, checks = 0, elements = 0, lacking = 0, superfluous = 0] = numbers
    const row = { line, scenarios, given, answers, checks, elements, lacking, superfluous }
    if (numbers.length === 7 && !numbers.some(Number.isNaN)) return row
    return {
      line,
      scenarios: 0,
      given: 0,
      answers: 0,
      checks: 0,
      elements: 0,
      lacking: 0,
      superfluous: 0,
      refused: rest.replaceAll('\\|', '|'),
    }
  })
}

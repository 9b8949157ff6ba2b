import type { Grade } from '../calls/index.ts'
import { placeholder } from './pattern.ts'
import { placeholdersOf } from './policy.ts'
import { printStatement } from './print-statement.ts'
import type { PlannedStatement, Reason } from './statements.ts'

/**
 * The policy for people: before each statement, which command lines ask for it in which step, under which answers of the account, and
 * what is lost without it. Ends with what has to be filled in and which questions can be answered beforehand.
 */
export function explainStatements(statements: readonly PlannedStatement[], questions: readonly string[]): string {
  return statements.length === 0
    ? 'nothing has to be allowed\n'
    : `${[...statements.map(explain), ...fillIn(statements), ...ask(questions)].join('\n\n')}\n`
}

function explain(statement: PlannedStatement): string {
  return [
    `${statement.sid} (${statement.grade})`,
    ...reasonLines(statement.reasons),
    `  without it: ${[...new Set(statement.reasons.filter(isOf(statement.grade)).map(lossOf))].join('; ')}`,
    ...printStatement(statement)
      .split('\n')
      .map((line) => `  ${line}`),
  ].join('\n')
}

function isOf(grade: Grade) {
  return (reason: Reason) => reason.grade === grade
}

function lossOf({ grade, step, loss }: Reason): string {
  return grade === 'required' ? 'the command fails' : (loss ?? `nothing but the step "${step}"`)
}

/** `deploy, run: register the task definition`, with the answers under which it is needed. */
function reasonLines(reasons: readonly Reason[]): string[] {
  const lines = new Map<string, Set<string>>()
  for (const { step, when, line } of reasons) {
    const text = `${step}${condition(when)}`
    lines.set(text, (lines.get(text) ?? new Set()).add(line))
  }
  return [...lines].map(([text, commands]) => `  ${[...commands].join(', ')}: ${text}`)
}

function condition(when: readonly (readonly string[])[]): string {
  const alternatives = when.filter((answers) => answers.length > 0)
  if (alternatives.length < when.length || alternatives.length === 0) return ''
  return `, if ${alternatives.map((answers) => answers.join(' and ')).join(' or ')}`
}

function fillIn(statements: readonly PlannedStatement[]): string[] {
  const names = placeholdersOf(statements)
  return names.length === 0 ? [] : [['to fill in:', ...names.map((name) => `  ${placeholder(name)}`)].join('\n')]
}

function ask(questions: readonly string[]): string[] {
  return questions.length === 0
    ? []
    : [
        [
          'questions that --assume can answer (with "not: " before it for no):',
          ...questions.map((text) => `  ${text}`),
        ].join('\n'),
      ]
}

import { withMarks } from '../../calls/index.ts'
import type { Proof } from './prove.ts'
import type { ProveOptions } from './prove-options.ts'
import { provenanceLines } from './provenance.ts'

/** A table of evidence: for people, as one document of JSON, or as Markdown for a repository. */
export function printProof(proof: Proof, { format }: ProveOptions): string {
  if (format === 'json') return `${JSON.stringify(jsonOf(proof), null, 2)}\n`
  return format === 'markdown' ? markdownOf(proof) : textOf(proof)
}

function jsonOf({ rehearsals, elements, ...proof }: Proof): object {
  return {
    schemaVersion: 1,
    ...proof,
    rehearsals: rehearsals.map(({ met, ...one }) => ({ ...one, checks: met.length })),
    elements: elements.map((one) => ({ ...one, evidence: one.evidence && plain(one.evidence) })),
    superfluous: superfluousIn(elements),
  }
}

function superfluousIn(elements: Proof['elements']): string[] {
  return elements
    .filter(({ evidence }) => evidence === undefined)
    .map(({ statement, element, value }) => `${statement}: ${element} ${value}`)
}

function verdictsOf({ lacking, elements, lines, neverWell }: Proof): string[] {
  const superfluous = elements.filter(({ evidence }) => evidence === undefined).length
  const all = lines.map((line) => `\`${line}\``).join(', ')
  return [
    lacking.length === 0 ? `enough for ${all}` : `not enough for ${all}: ${lacking.length} checks are denied`,
    superfluous === 0
      ? `minimal: none of its ${elements.length} elements can be taken away`
      : `not minimal: ${superfluous} of its ${elements.length} elements can be taken away`,
    ...neverWell.map(
      ({ line, ended }) =>
        `\`${line}\` went well in no scenario: ${ended}; what it needs beyond that, its plan alone says`,
    ),
  ]
}

function rulesOf({ version, referenceDate, date, policyDigest }: Proof): string {
  return `judged by ristretto ${version} on ${date}, by AWS's service reference of ${referenceDate}; policy sha256:${policyDigest}`
}

function textOf(proof: Proof): string {
  const { rehearsals, lacking, patch, elements } = proof
  return `${[
    verdictsOf(proof).join('\n'),
    rulesOf(proof),
    [
      'rehearsed:',
      ...rehearsals.map(({ line, scenario, ended, met }) => `  ${line}, ${scenario}: ${ended} (${met.length} checks)`),
    ].join('\n'),
    branchesOf(proof),
    ...(lacking.length > 0
      ? [
          ['lacking:', ...lacking.map(({ where, action, resource }) => `  ${action} on ${resource} (${where})`)].join(
            '\n',
          ),
          `add:\n${patch.map((one) => JSON.stringify(one, null, 2)).join(',\n')}`,
        ]
      : []),
    [
      'without it:',
      ...elements.map(
        ({ statement, element, value, evidence }) =>
          `  ${statement}, ${element} ${value}: ${evidence === undefined ? 'nothing is lost' : plain(evidence)}`,
      ),
    ].join('\n'),
    ['made of:', ...madeOf(proof).map((line) => `  ${line}`)].join('\n'),
  ].join('\n\n')}\n`
}

/** How many of the answers that the plans reckon with were given, and which rest on the plan alone. */
function branchesOf({ branches }: Proof): string {
  if (branches.length === 0) return 'branches: none, the plans ask no question'
  const unmet = branches.filter(({ scenario }) => scenario === undefined)
  const met = branches.length - unmet.length
  return [
    `branches: ${met} of the ${branches.length} answers to the questions of the plans were given${unmet.length === 0 ? '' : '; what these lead to, the plan alone says:'}`,
    ...(unmet.length === 0 ? [] : ['', ...unmet.map(({ line, answer }) => `- ${line}: ${answer}`)]),
  ].join('\n')
}

/** The provenance, but for what the proof says itself. */
function madeOf({ provenance }: Proof): string[] {
  return provenanceLines({ ...provenance, lines: [] })
}

function markdownOf(proof: Proof): string {
  const { rehearsals, lacking, elements } = proof
  const row = (...cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`
  return `${[
    verdictsOf(proof)
      .map((verdict) => `- ${verdict}`)
      .join('\n'),
    rulesOf(proof),
    [
      row('command line', 'scenario', 'ended', 'checks'),
      row('---', '---', '---', '---'),
      ...rehearsals.map(({ line, scenario, ended, met }) => row(`\`${line}\``, scenario, ended, String(met.length))),
    ].join('\n'),
    branchesOf(proof),
    ...(lacking.length > 0
      ? [
          [
            row('lacking', 'resource', 'where'),
            row('---', '---', '---'),
            ...lacking.map(({ where, action, resource }) => row(`\`${action}\``, `\`${resource}\``, where)),
          ].join('\n'),
        ]
      : []),
    [
      row('statement', 'element', 'value', 'without it', 'how it is known'),
      row('---', '---', '---', '---', '---'),
      ...elements.map(({ statement, element, value, evidence, met }) =>
        row(
          statement,
          element,
          `\`${value}\``,
          evidence === undefined ? 'nothing is lost' : plain(evidence),
          met ?? '',
        ),
      ),
    ].join('\n'),
    [...madeOf(proof).map((line) => `- ${line}`)].join('\n'),
  ].join('\n\n')}\n`
}

/** Values that differ from run to run, for people. */
function plain(text: string): string {
  return withMarks(text, () => '*')
}

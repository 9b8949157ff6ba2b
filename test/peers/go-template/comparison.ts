import { renderTemplate, TemplateError, type TemplateFunctions } from '../../../src/template/index.ts'
import { CRASHED, type GoAnswer } from './go-engine.ts'
import { EXT_VALUES } from './template-arbitrary.ts'

/** Environment variables of the generated templates. */
export const ENVIRONMENT = { A: '1', UNI: '値', EMPTY: '', abc: 'found' }

/** Where we differ on purpose, by name. A case counts as known only when both sides say exactly this. */
const KNOWN_DIFFERENCES: Readonly<Record<string, (ours: string, theirs: string) => boolean>> = {
  'a list has no room behind its end': (ours, theirs) =>
    /error calling slice: index out of range/.test(ours) && !theirs.startsWith('error: '),
  'work and output are bounded': (ours, theirs) =>
    /(takes more than \d+ steps|is longer than \d+ characters)$/.test(ours) && theirs !== ours,
  'Go itself does not survive it': (_ours, theirs) => theirs === `error: ${CRASHED}` || theirs === 'error: timeout',
  'all missing variables are reported': (ours, theirs) => {
    const first = ours.split('\n')[0]
    return /error calling must_env/.test(theirs) && (ours.startsWith(`${theirs}\n`) || first === theirs)
  },
}

/** True when two outcomes differ in a way that is known. */
export function isKnownDifference(ours: string, theirs: string): boolean {
  return Object.values(KNOWN_DIFFERENCES).some((isKnown) => isKnown(ours, theirs))
}

/** Go's outcome: the output, or the error after a prefix. */
export function describeGo(answer: GoAnswer | undefined): string {
  if (answer === undefined) return 'no answer'
  return answer.error === '' ? Buffer.from(answer.out ?? '', 'base64').toString() : `error: ${answer.error}`
}

/** Our outcome, in the same form. */
export function describeOurs(source: string): string {
  try {
    return renderTemplate(source, { env: ENVIRONMENT, functions: peerFunctions() })
  } catch (error) {
    if (error instanceof TemplateError) return `error: ${error.message}`
    throw error
  }
}

/** Twins of the functions in the Go program. */
export function peerFunctions(): TemplateFunctions {
  const values: Readonly<Record<string, unknown>> = EXT_VALUES
  return {
    ext: { parameters: ['string'], call: (name: string) => (Object.hasOwn(values, name) ? values[name] : null) },
    pick: {
      parameters: ['string'],
      variadic: 'int',
      call: (name: string, ...index: number[]) => `${name}[${index.join(' ')}]`,
    },
    scale: { parameters: ['float', 'bool'], call: (factor: number, on: boolean) => (on ? factor * 2 : factor) },
    boom: {
      parameters: [],
      call: () => {
        throw new Error('it broke')
      },
    },
  }
}

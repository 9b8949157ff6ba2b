/**
 * The severity of a finding. `error`: AWS refuses the policy, or a part of it never works. `warning`: a part works otherwise than it reads,
 * or grants too much. `note`: a part could be better.
 */
export type Severity = 'error' | 'warning' | 'note'

/** The documentation of a code. */
export interface CodeEntry {
  readonly severity: Severity
  readonly about: string
}

/** Codes of what is wrong with the text or grammar of a policy, whatever services it names. */
export const grammarCodes = {
  JSON_EMPTY: { severity: 'error', about: 'the file holds no policy' },
  JSON_BOM: {
    severity: 'warning',
    about: 'the file starts with a byte order mark, which is sent along with the policy',
  },
  JSON_TRAILING_COMMA: { severity: 'error', about: 'a comma stands after the last element of a list or object' },
  JSON_MISSING_COMMA: { severity: 'error', about: 'a comma is missing between two elements' },
  JSON_MISSING_COLON: { severity: 'error', about: 'a colon is missing between a key and its value' },
  JSON_MISSING_VALUE: { severity: 'error', about: 'a value is missing' },
  JSON_COMMENT: { severity: 'error', about: 'JSON has no comments' },
  JSON_QUOTES: { severity: 'error', about: 'a text stands in wrong quotes, or in none' },
  JSON_STRING: { severity: 'error', about: 'a string has a bad escape or a control character, or does not end' },
  JSON_UNCLOSED: { severity: 'error', about: 'a bracket is not closed, or closed by the wrong one' },
  JSON_UNEXPECTED: { severity: 'error', about: 'a character stands where JSON allows none' },
  JSON_TOO_DEEP: { severity: 'error', about: 'the text is nested deeper than any policy' },
  YAML_SYNTAX: { severity: 'error', about: 'the YAML does not parse' },
  JSON_TWO_DOCUMENTS: { severity: 'error', about: 'a second document follows the first' },
  DUPLICATE_KEY: { severity: 'error', about: 'an element has the same key twice' },
  POLICY_NOT_OBJECT: { severity: 'error', about: 'a policy is an object' },
  ELEMENT_UNKNOWN: { severity: 'error', about: 'the policy language has no such element' },
  ELEMENT_TYPE: { severity: 'error', about: 'an element has a value of the wrong kind' },
  VERSION_INVALID: { severity: 'error', about: 'the language has two versions: 2012-10-17 and 2008-10-17' },
  STATEMENT_MISSING: { severity: 'error', about: 'a policy needs a Statement' },
  EFFECT_MISSING: { severity: 'error', about: 'a statement needs an Effect' },
  EFFECT_INVALID: { severity: 'error', about: 'Effect is Allow or Deny' },
  ACTION_MISSING: { severity: 'error', about: 'a statement needs Action or NotAction' },
  ELEMENT_CONFLICT: { severity: 'error', about: 'an element and its Not form exclude each other' },
  PRINCIPAL_INVALID: { severity: 'error', about: 'a Principal is `*` or an object of principal types' },
  CONDITION_INVALID: { severity: 'error', about: 'Condition is an object of operators, each an object of keys' },
} as const satisfies Record<string, CodeEntry>

/** A code of the grammar. */
export type GrammarCode = keyof typeof grammarCodes

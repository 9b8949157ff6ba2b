import type { OneOrMany, PolicyDocument, StatementDocument } from '../../iam/index.ts'
import type { ManagedPolicy } from '../roles/index.ts'

/** The policy of one role, ready to be printed; what nobody has read yet stands in it as `${name}`. */
export interface PrintedPolicy {
  /** `ci`, `execution`, ... or the ARN of a role. */
  readonly name: string
  readonly document: PolicyDocument
  readonly trust?: PolicyDocument | undefined
  readonly managed: readonly ManagedPolicy[]
  /** Notes for people beside the policy. */
  readonly notes: readonly string[]
}

/** The statements of a document as a list. */
export function statementsIn({ Statement }: PolicyDocument): readonly StatementDocument[] {
  return [Statement].flat()
}

/** One or many as a list; nothing for what is absent. */
export function listIn(value: OneOrMany | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** A piece of a text in a policy: as it stands, IAM's own escape of a character, or what has to be filled in. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'escape'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string }

/** Takes a text of a policy apart, so that a format can write each piece in its own way. */
export function piecesOf(text: string): Piece[] {
  return text.split(/(\$\{[^}]*\})/).flatMap((part): Piece[] => {
    const inner = /^\$\{([^}]*)\}$/.exec(part)?.[1]
    if (inner === undefined) return part === '' ? [] : [{ kind: 'literal', text: part }]
    return /^[*?$]$/.test(inner) ? [{ kind: 'escape', text: inner }] : [{ kind: 'placeholder', name: inner }]
  })
}

/** All placeholders of these policies, each once. */
export function placeholderNames(policies: readonly PrintedPolicy[]): string[] {
  const texts = JSON.stringify(policies.flatMap(({ document, trust }) => [document, ...(trust ? [trust] : [])]))
  const names = [...texts.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name)
  return [...new Set(names.filter((name) => !/^[*?$]$/.test(name)))].map((name) => String(JSON.parse(`"${name}"`)))
}

/** A name of letters, digits and one separator, for languages that want identifiers. */
export function identifier(name: string, separator: '_' | ''): string {
  const words = name.replace(/^arn:[^/]*\//, '').match(/[A-Za-z0-9]+/g) ?? ['policy']
  const joined =
    separator === '_'
      ? words.map((word) => word.toLowerCase()).join('_')
      : words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^\d/.test(joined) ? `p${joined}` : joined
}

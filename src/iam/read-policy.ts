import type { JsonNode, Location, ObjectNode, ScalarNode } from './json/tree.ts'
import type { Condition, Patterns, Policy, Principals, PrincipalType, Statement, Text } from './policy.ts'
import type { Report } from './problem.ts'

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html (checked 2026-11)
const policyElements = ['Version', 'Id', 'Statement']
const statementElements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]
const principalTypes: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser']

/** Reads a policy out of a tree. What breaks the grammar is reported, and the rest is read all the same. */
export function readPolicy(root: JsonNode, report: Report, file?: string): Policy | undefined {
  if (root.kind !== 'object') {
    const hint =
      root.kind === 'list'
        ? 'a list of statements belongs under `Statement`'
        : 'write `{"Version": …, "Statement": […]}`'
    report({ code: 'POLICY_NOT_OBJECT', message: `a policy is an object, not ${describe(root)}`, at: root.at, hint })
    return undefined
  }
  const inner = findInner(root)
  if (inner !== undefined) {
    const hint = 'give that part alone; answers of the AWS CLI hold more than the policy'
    report({
      code: 'STATEMENT_MISSING',
      message: `the policy stands further in, under \`${inner}\``,
      at: start(root.at),
      hint,
    })
    return undefined
  }
  const elements = readElements(root, policyElements, report)
  const version = readText(elements.get('Version'), 'Version', report)
  if (version && version.value !== '2012-10-17' && version.value !== '2008-10-17') {
    const message = `\`${version.value}\` is no version of the policy language`
    const hint = 'the version names the language and is no date of yours'
    report({ code: 'VERSION_INVALID', message, at: version.at, hint, replacement: '"2012-10-17"' })
  }
  const id = readText(elements.get('Id'), 'Id', report)
  const statement = elements.get('Statement')
  if (!statement)
    report({ code: 'STATEMENT_MISSING', message: 'the policy has no Statement', at: { ...root.at, length: 1 } })
  const nodes = statement?.kind === 'list' ? statement.items : statement ? [statement] : []
  const statements = nodes.flatMap((node) => readStatement(node, report) ?? [])
  return {
    ...(file !== undefined && { file }),
    ...(version && { version }),
    ...(id && { id }),
    statements,
    ...(statement?.kind === 'list' && statement.items.length === 0 && { emptyAt: statement.at }),
    at: root.at,
  }
}

/** The path to an object with a Statement, where the root has none itself: what `aws iam get-role` and its like print. */
function findInner(node: ObjectNode, depth = 0): string | undefined {
  const hasStatement = node.members.some(({ key }) => key.text === 'Statement')
  if (hasStatement || depth > 3) return undefined
  for (const { key, value } of node.members) {
    if (value.kind !== 'object') continue
    if (value.members.some((member) => member.key.text === 'Statement')) return key.text
    const inner = findInner(value, depth + 1)
    if (inner !== undefined) return `${key.text}.${inner}`
  }
  return undefined
}

function readStatement(node: JsonNode, report: Report): Statement | undefined {
  if (node.kind !== 'object') {
    report({ code: 'ELEMENT_TYPE', message: `a statement is an object, not ${describe(node)}`, at: node.at })
    return undefined
  }
  const elements = readElements(node, statementElements, report)
  const sid = readText(elements.get('Sid'), 'Sid', report)
  const effect = readEffect(elements.get('Effect'), node.at, report)
  const principal = either(elements, 'Principal', report, readPrincipals)
  const resource = either(elements, 'Resource', report, readPatterns)
  const action = either(elements, 'Action', report, readPatterns)
  if (!action)
    report({ code: 'ACTION_MISSING', message: 'the statement has neither Action nor NotAction', at: start(node.at) })
  return {
    ...(sid && { sid }),
    effect,
    ...(principal && { principal }),
    action: action ?? { negated: false, values: [], at: start(node.at) },
    ...(resource && { resource }),
    conditions: readConditions(elements.get('Condition'), report),
    at: node.at,
  }
}

function start(at: Location): Location {
  return { ...at, length: 1 }
}

/** The members by name. Unknown names and names given twice are reported; a wrong letter case is reported and understood. */
function readElements(node: ObjectNode, known: readonly string[], report: Report): Map<string, JsonNode> {
  const elements = new Map<string, JsonNode>()
  for (const { key, value } of node.members) {
    const name = known.find((candidate) => candidate === key.text) ?? closest(key.text, known)
    if (name !== key.text) {
      const message = `the policy language has no element \`${key.text}\`${known === policyElements ? '' : ' in a statement'}`
      const hint = name === undefined ? undefined : `did you mean \`${name}\`?`
      report({
        code: 'ELEMENT_UNKNOWN',
        message,
        at: key.at,
        ...(hint && { hint }),
        ...(name && { replacement: JSON.stringify(name) }),
      })
    }
    if (name === undefined) continue
    if (elements.has(name)) reportDuplicate(key, report)
    elements.set(name, value)
  }
  return elements
}

/** The known name that differs in letter case or in a final `s` only. */
function closest(name: string, known: readonly string[]): string | undefined {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replace(/s$/, '')
  return known.find((candidate) => plain(candidate) === plain(name))
}

function reportDuplicate(key: ScalarNode, report: Report): void {
  const hint = 'merge the two; AWS refuses an element that has a key twice'
  report({ code: 'DUPLICATE_KEY', message: `the key \`${key.text}\` stands here a second time`, at: key.at, hint })
}

function readEffect(node: JsonNode | undefined, at: Location, report: Report): Statement['effect'] {
  if (!node) {
    report({
      code: 'EFFECT_MISSING',
      message: 'the statement has no Effect',
      at: start(at),
      hint: 'add `"Effect": "Allow"`',
    })
    return { value: 'Allow', at: start(at) }
  }
  const text = node.kind === 'string' ? node.text : ''
  if (text === 'Allow' || text === 'Deny') return { value: text, at: node.at }
  const meant = /^deny$/i.test(text.trim()) ? 'Deny' : 'Allow'
  const message = `Effect is \`Allow\` or \`Deny\`, not ${describe(node)}`
  report({
    code: 'EFFECT_INVALID',
    message,
    at: node.at,
    ...(text.trim().toLowerCase() === meant.toLowerCase() && { replacement: `"${meant}"` }),
  })
  return { value: meant, at: node.at }
}

/** An element or its Not form, which exclude each other. */
function either<T>(
  elements: ReadonlyMap<string, JsonNode>,
  name: 'Action' | 'Resource' | 'Principal',
  report: Report,
  read: (node: JsonNode, name: string, negated: boolean, report: Report) => T | undefined,
): T | undefined {
  const plain = elements.get(name)
  const negated = elements.get(`Not${name}`)
  if (plain && negated) {
    const message = `the statement has both ${name} and Not${name}`
    report({ code: 'ELEMENT_CONFLICT', message, at: negated.at, hint: 'keep one of them' })
  }
  if (plain) return read(plain, name, false, report)
  return negated && read(negated, `Not${name}`, true, report)
}

function readText(node: JsonNode | undefined, name: string, report: Report): Text | undefined {
  if (!node) return undefined
  if (node.kind === 'string') return { value: node.text, at: node.at }
  report({ code: 'ELEMENT_TYPE', message: `${name} is a text, not ${describe(node)}`, at: node.at })
  return undefined
}

function readPatterns(node: JsonNode, name: string, negated: boolean, report: Report): Patterns {
  const values: Text[] = []
  for (const item of node.kind === 'list' ? node.items : [node]) {
    if (item.kind === 'string') values.push({ value: item.text, at: item.at })
    else
      report({
        code: 'ELEMENT_TYPE',
        message: `${name} is a text or a list of texts; this is ${describe(item)}`,
        at: item.at,
      })
  }
  return { negated, values, at: node.at }
}

function readPrincipals(node: JsonNode, name: string, negated: boolean, report: Report): Principals | undefined {
  const none = { negated, everyone: false, entries: [], at: node.at }
  if (node.kind === 'string') {
    if (node.text === '*') return { ...none, everyone: true }
    const type = /\.amazonaws\.com(\.cn)?$/.test(node.text) ? 'Service' : 'AWS'
    const message = `${name} is \`*\` or an object that says what kind of principal \`${node.text}\` is`
    report({ code: 'PRINCIPAL_INVALID', message, at: node.at, replacement: JSON.stringify({ [type]: node.text }) })
    return none
  }
  if (node.kind !== 'object') {
    report({ code: 'PRINCIPAL_INVALID', message: `${name} is \`*\` or an object, not ${describe(node)}`, at: node.at })
    return none
  }
  const entries: { type: PrincipalType; value: Text }[] = []
  for (const [key, value] of membersOf(node, report)) {
    const type = principalTypes.find((known) => known === key.text)
    if (!type) {
      const meant = principalTypes.find((known) => known.toLowerCase() === key.text.toLowerCase())
      const message = `\`${key.text}\` is no kind of principal; there are ${principalTypes.join(', ')}`
      report({ code: 'PRINCIPAL_INVALID', message, at: key.at, ...(meant && { replacement: `"${meant}"` }) })
    }
    for (const text of readPatterns(value, key.text, false, report).values)
      entries.push({ type: type ?? 'AWS', value: text })
  }
  return { ...none, entries }
}

function readConditions(node: JsonNode | undefined, report: Report): readonly Condition[] {
  if (!node) return []
  if (node.kind !== 'object') {
    report({
      code: 'CONDITION_INVALID',
      message: `Condition is an object of operators, not ${describe(node)}`,
      at: node.at,
    })
    return []
  }
  const conditions: Condition[] = []
  for (const [operator, keys] of membersOf(node, report)) {
    if (keys.kind !== 'object') {
      const message = `\`${operator.text}\` holds an object of condition keys, not ${describe(keys)}`
      report({ code: 'CONDITION_INVALID', message, at: keys.at })
      continue
    }
    for (const [key, value] of membersOf(keys, report)) {
      conditions.push({ operator: textOf(operator), key: textOf(key), values: readValues(key.text, value, report) })
    }
  }
  return conditions
}

/** Values of a condition: texts, and the numbers and booleans that AWS takes for them. */
function readValues(key: string, node: JsonNode, report: Report): Text[] {
  const values: Text[] = []
  for (const item of node.kind === 'list' ? node.items : [node]) {
    if (item.kind === 'object' || item.kind === 'list' || item.kind === 'null') {
      report({
        code: 'CONDITION_INVALID',
        message: `a value of \`${key}\` is a text, not ${describe(item)}`,
        at: item.at,
      })
    } else {
      values.push(textOf(item))
    }
  }
  return values
}

function membersOf(node: ObjectNode, report: Report): [ScalarNode, JsonNode][] {
  const seen = new Set<string>()
  return node.members.map(({ key, value }) => {
    if (seen.has(key.text)) reportDuplicate(key, report)
    seen.add(key.text)
    return [key, value]
  })
}

function textOf(node: ScalarNode): Text {
  return { value: node.text, at: node.at }
}

function describe(node: JsonNode): string {
  if (node.kind === 'list') return 'a list'
  if (node.kind === 'object') return 'an object'
  return node.kind === 'string'
    ? `\`${node.text.slice(0, 60)}\``
    : node.kind === 'null'
      ? 'null'
      : `the ${node.kind} ${node.text.slice(0, 60)}`
}

import type { LintContext } from '../context.ts'

/** Version, and variables that need it. */
export function checkVersion({ policy, report }: LintContext): void {
  if (policy.version?.value === '2012-10-17') return
  const variables = policy.statements.flatMap(({ resource, conditions }) =>
    [...(resource?.values ?? []), ...conditions.flatMap(({ values }) => values)].filter(({ value }) =>
      /\$\{[\w.-]+(\/[\w.-]+)*:(?!:)/.test(value),
    ),
  )
  for (const { value, at } of variables) {
    const message = `the variable in \`${value}\` is literal text: only Version 2012-10-17 knows variables`
    report('VERSION_VARIABLES', at, message, { hint: 'add `"Version": "2012-10-17"` to the policy' })
  }
  if (policy.version) return
  const at = { ...policy.at, length: 1 }
  report('VERSION_MISSING', at, 'the policy has no Version, so the language of 2008 applies', {
    hint: 'add `"Version": "2012-10-17"`',
  })
}

/** Sids: their characters, and each once. */
export function checkSids({ policy, kind, report }: LintContext): void {
  const seen = new Set<string>()
  for (const { sid } of policy.statements) {
    if (!sid) continue
    if (sid.value !== '' && seen.has(sid.value)) {
      report('SID_DUPLICATE', sid.at, `the Sid \`${sid.value}\` stands twice in the policy`, {
        hint: 'give each statement its own',
      })
    }
    seen.add(sid.value)
    // Resource policies of some services take spaces and more.
    if (kind === 'resource' || /^[A-Za-z0-9]*$/.test(sid.value)) continue
    const repaired = sid.value
      .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
      .replace(/[^A-Za-z0-9]/g, '')
    report('SID_INVALID', sid.at, `the Sid \`${sid.value}\` has characters other than letters and digits`, {
      replacement: repaired === '' ? undefined : JSON.stringify(repaired),
    })
  }
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html (checked 2026-11)
const beyondLatin1 = /[^\t\n\r\u0020-\u00ff]/

/** Characters that IAM does not take anywhere in a policy. */
export function checkCharacters({ policy, report }: LintContext): void {
  for (const statement of policy.statements) {
    const texts = [
      statement.sid,
      ...statement.action.values,
      ...(statement.resource?.values ?? []),
      ...(statement.principal?.entries ?? []).map(({ value }) => value),
      ...statement.conditions.flatMap(({ key, values }) => [key, ...values]),
    ]
    for (const text of [policy.id, ...texts]) {
      const found = text && beyondLatin1.exec(text.value)?.[0]
      if (!text || !found || (text === policy.id && statement !== policy.statements[0])) continue
      const code = found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
      report('CHARACTER_INVALID', text.at, `\`${text.value}\` has a character (U+${code}) that IAM takes in no policy`)
    }
  }
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11)
const quotas = {
  identity: [
    [6144, 'a managed policy'],
    [10_240, 'all inline policies of a role'],
  ],
  trust: [
    [2048, 'a trust policy, unless the quota is raised'],
    [4096, 'any trust policy'],
  ],
  session: [[2048, 'a session policy']],
  serviceControl: [[10_240, 'a service control policy']],
  resourceControl: [[5120, 'a resource control policy']],
  resource: [],
} as const

/** The length against IAM's quotas; white space outside of strings does not count. */
export function checkLength({ policy, kind, text, report }: LintContext): void {
  const length = text.replace(/"(?:[^"\\\n]|\\.)*"|\s+/g, (found) => (found.startsWith('"') ? found : '')).length
  const limits = quotas[kind]
  const broken = limits.filter(([limit]) => length > limit)
  const last = broken.at(-1)
  if (!last) return
  const message = `the policy has ${length} characters without white space; ${last[1]} may have ${last[0]}`
  const severity = broken.length === limits.length ? 'error' : 'warning'
  report('POLICY_TOO_LONG', { ...policy.at, length: 1 }, message, {
    severity,
    hint: 'split it into several policies',
  })
}

/** Lists without elements. */
export function checkEmptyLists({ policy, report }: LintContext): void {
  for (const { action, resource, conditions, principal } of policy.statements) {
    const empty = (name: string) => `an empty ${name} fits nothing`
    if (action.values.length === 0 && action.at.length > 1)
      report('LIST_EMPTY', action.at, empty(action.negated ? 'NotAction' : 'Action'))
    if (resource && resource.values.length === 0)
      report('LIST_EMPTY', resource.at, empty(resource.negated ? 'NotResource' : 'Resource'))
    if (principal && !principal.everyone && principal.entries.length === 0 && principal.at.length <= 2) {
      report('LIST_EMPTY', principal.at, empty('Principal'))
    }
    for (const { key, values } of conditions) {
      if (values.length === 0) report('LIST_EMPTY', key.at, `\`${key.value}\` is compared with no value at all`)
    }
  }
}

/** assumed: IAM refuses an empty list of statements, as it refuses `null` in its place ("Syntax errors in policy."). */
export function checkStatements({ policy, report }: LintContext): void {
  if (!policy.emptyAt) return
  report('STATEMENTS_EMPTY', policy.emptyAt, 'the policy has no statement', {
    hint: 'take the policy away, or add a statement',
  })
}

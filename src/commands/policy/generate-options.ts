import type { OptionsOf, OptionTable } from '../option-table.ts'

/** Which command lines are meant, and what is known about the account: the same for all commands about policies. */
export const lineOptions = {
  for: {
    kind: 'list',
    value: 'LINE',
    about: 'a command line that shall be allowed, several times (default: register, run and deploy)',
  },
  account: { kind: 'text', value: 'ID', about: "account, if the project's ARNs do not tell" },
  region: { kind: 'text', value: 'REGION', about: 'region, if the configuration does not tell' },
  read: { kind: 'flag', about: 'look at the account, with what only reads', default: false },
  tool: {
    kind: 'choice',
    value: 'TOOL',
    about: 'whose calls: our own, or those that a line of ecspresso makes for the same command lines',
    choices: ['ristretto', 'ecspresso@1.5', 'ecspresso@2.3', 'ecspresso@2.8', 'ecspresso@3.0'],
    default: 'ristretto',
  },
  assume: { kind: 'list', value: 'ANSWER', about: 'answer a question beforehand ("not: …" for no)' },
  'kms-key': { kind: 'list', value: 'ARN', about: 'a key of KMS that encrypts what is read, several times' },
  bootstrap: { kind: 'flag', about: 'allow what the first service of an account needs', default: false },
} as const satisfies OptionTable

/** The flags of `policy generate`. */
export const generateOptions = {
  ...lineOptions,
  role: {
    kind: 'choice',
    value: 'ROLE',
    about:
      'whose policy: of the pipeline, of the tasks, of ECS, of who builds images, of who opens shells; or all, under their names',
    choices: ['ci', 'execution', 'task', 'infrastructure', 'ecr-push', 'exec', 'all'],
    default: 'ci',
  },
  grade: {
    kind: 'choice',
    value: 'GRADE',
    about: 'how much: what commands fail without, what output is lost without, what is merely convenient',
    choices: ['required', 'degraded', 'optional'],
    default: 'degraded',
  },
  hardened: {
    kind: 'flag',
    about: 'deny what the project does not do: shells, public addresses, other subnets',
    default: false,
  },
  'verify-current': {
    kind: 'list',
    value: 'FILE',
    about: 'print nothing but how the policy in this file has drifted from what is needed, and exit with 1 if it has',
  },
  provenance: {
    kind: 'flag',
    about: 'say beside the policy what it was made of: versions, command lines, digests of files, what was assumed',
    default: false,
  },
  compact: { kind: 'flag', about: 'fewer, nameless statements with the same rights', default: false },
  format: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'how',
    choices: ['text', 'json', 'compact-json', 'yaml', 'terraform', 'cloudformation', 'cdk'],
    default: 'text',
  },
} as const satisfies OptionTable

/** What `policy generate` gets from them. */
export type GenerateOptions = OptionsOf<typeof generateOptions>

import type { OptionsOf, OptionTable } from '../commands/index.ts'

/** The flags of every command, before or after its word. Those with a variable take `RISTRETTO_…`, then `ECSPRESSO_…`. */
export const globalOptions = {
  envfile: {
    kind: 'list',
    value: 'FILE',
    separator: ',',
    about: 'read environment variables from a file',
    variable: 'ENVFILE',
  },
  debug: { kind: 'flag', about: 'say what is sent, and show stack traces', default: false, variable: 'DEBUG' },
  'ext-str': { kind: 'map', value: 'KEY=VALUE', about: 'external variable of Jsonnet: a string', variable: 'EXT_STR' },
  'ext-code': { kind: 'map', value: 'KEY=CODE', about: 'external variable of Jsonnet: code', variable: 'EXT_CODE' },
  config: { kind: 'text', value: 'FILE', about: 'configuration file', default: 'ecspresso.yml', variable: 'CONFIG' },
  'assume-role-arn': {
    kind: 'text',
    value: 'ARN',
    about: 'work as this role (lookups keep the own credentials)',
    default: '',
    variable: 'ASSUME_ROLE_ARN',
  },
  timeout: {
    kind: 'text',
    value: 'DURATION',
    about: 'time for the whole command, as in 10m or 1h30m',
    variable: 'TIMEOUT',
  },
  'max-file-size': {
    kind: 'text',
    value: 'SIZE',
    about: 'how large a file that is read may be, as in 64MB (default: 512MiB)',
    variable: 'MAX_FILE_SIZE',
  },
  'filter-command': {
    kind: 'text',
    value: 'COMMAND',
    about: 'program that chooses one of several',
    default: '',
    variable: 'FILTER_COMMAND',
  },
  color: { kind: 'flag', about: 'colours', default: true, negatable: true, variable: 'COLOR' },
  'log-format': {
    kind: 'choice',
    value: 'FORMAT',
    about: 'how narration is written',
    choices: ['text', 'json'],
    default: 'text',
    variable: 'LOG_FORMAT',
  },
  compat: {
    kind: 'choice',
    value: 'LINE',
    about: 'the line of ecspresso that is followed (default: what the configuration says)',
    choices: ['v2', 'v3'],
    variable: 'COMPAT',
  },
  strict: { kind: 'flag', about: 'make warnings about the files errors', default: false, variable: 'STRICT' },
  ci: {
    kind: 'choice',
    value: 'SYSTEM',
    about: 'the build server that is told in its own way: annotations, summaries, outputs (auto: by the environment)',
    choices: ['auto', 'none', 'github', 'gitlab', 'buildkite'],
    default: 'auto',
    variable: 'CI',
  },
  junit: {
    kind: 'text',
    value: 'FILE',
    about: 'write how the command ended in the form of JUnit, as CircleCI reads it',
  },
  'exit-codes': {
    kind: 'flag',
    about: 'tell failures apart by the exit code (default: 1 for all, as ecspresso)',
    default: false,
    variable: 'EXIT_CODES',
  },
  'show-secrets': {
    kind: 'flag',
    about: 'show what came from sensitive sources in dry runs and results',
    default: false,
    variable: 'SHOW_SECRETS',
  },
  'call-log': {
    kind: 'text',
    value: 'FILE',
    about: 'keep what IAM is asked for each call, a line of JSON each',
    variable: 'CALL_LOG',
  },
  sandbox: {
    kind: 'flag',
    about: 'try it in the embedded sandbox instead of AWS',
    default: false,
    variable: 'SANDBOX',
  },
  scenario: {
    kind: 'text',
    value: 'FILE',
    about: 'how the sandbox is set up (implies --sandbox)',
    variable: 'SCENARIO',
  },
  'sandbox-policy': { kind: 'text', value: 'FILE', about: 'policy of the sandbox role instead of the generated one' },
  journal: {
    kind: 'text',
    value: 'FILE',
    about: 'add every call that the sandbox answers to this file, as a line of JSON',
    variable: 'JOURNAL',
  },
  'seed-file': { kind: 'list', value: 'URL=FILE', about: 'an object in the sandbox, as s3://BUCKET/KEY=FILE' },
} as const satisfies OptionTable

/** The values of the flags of every command. */
export type GlobalOptions = OptionsOf<typeof globalOptions>

import { localCommand } from '../command.ts'
import { fromCallsOptions, traceOptions } from './calls-options.ts'
import { checkOptions } from './check-options.ts'
import { diffOptions } from './diff-options.ts'
import { explainOptions } from './explain-options.ts'
import { generateOptions } from './generate-options.ts'
import { lintOptions } from './lint-options.ts'
import { preflightOptions } from './preflight-options.ts'
import { proveOptions } from './prove-options.ts'
import { trustOptions } from './trust-options.ts'

/** What exit codes mean to the commands about policies: those of linters. */
const exitCodes = { 1: 'something was found', 2: 'wrong usage, or a file that cannot be read' }

/** `policy generate` */
export const policyGenerate = localCommand({
  name: 'policy generate',
  about: 'the least IAM policy under which command lines succeed',
  options: generateOptions,
  examples: [
    {
      line: 'ristretto policy generate --for deploy --for "run --watch-container app" --format json',
      about: 'the policy of a pipeline that migrates and deploys',
    },
    {
      line: 'ristretto policy generate --for deploy --assume "the service exists"',
      about: 'without what only the first deployment needs',
    },
  ],
  exitCodes: { 1: 'with --verify-current: the policy has drifted', 2: exitCodes[2] },
  failureExitCode: () => 2,
  print: ({ text }) => text,
  exitCode: ({ drifted }) => (drifted ? 1 : 0),
  load: async () => (await import('./verify-current.ts')).generateOrVerify,
})

/** `policy trust` */
export const policyTrust = localCommand({
  name: 'policy trust',
  about: 'who may assume a role: a pipeline of one repository, or a service',
  options: trustOptions,
  positional: '<provider>',
  examples: [
    {
      line: 'ristretto policy trust github --repo acme/shop --environment production --account 111122223333',
      about: 'jobs of one environment of one repository',
    },
    { line: 'ristretto policy trust ecs-tasks --account 111122223333', about: 'ECS, for the roles of tasks' },
  ],
  exitCodes,
  failureExitCode: () => 2,
  print: (text) => text,
  load: async () => (await import('./trust.ts')).trust,
})

/** `policy check` */
export const policyCheck = localCommand({
  name: 'policy check',
  about: 'what policies lack for command lines, and what they allow beyond them (- reads standard input)',
  options: checkOptions,
  positional: '[file...]',
  examples: [
    {
      line: 'ristretto policy check deploy.json --for deploy',
      about: 'is the policy enough for a deploy, and no more?',
    },
    {
      line: 'ristretto policy check deploy.json --for deploy --fix > mended.json',
      about: 'the policy as it should be',
    },
  ],
  exitCodes: { 1: 'something is missing or too much', 2: 'wrong usage, or a file that is no policy' },
  failureExitCode: () => 2,
  print: async (checked, options) => (await import('./print-check.ts')).printCheck(checked, options),
  exitCode: ({ missing, excess, findings }, { allowExcess }) =>
    missing.length > 0 || findings.some(({ severity }) => severity === 'error') || (excess.length > 0 && !allowExcess)
      ? 1
      : 0,
  load: async () => (await import('./check.ts')).check,
})

/** `policy explain` */
export const policyExplain = localCommand({
  name: 'policy explain',
  about: 'why each statement of a policy is there, or how one request is decided',
  options: explainOptions,
  positional: '[file]',
  examples: [
    {
      line: 'ristretto policy explain deploy.json --for deploy',
      about: 'who asks for each statement, and what is lost without it',
    },
    {
      line: 'ristretto policy explain deploy.json --call ecs:UpdateService --resource arn:aws:ecs:eu-west-1:111122223333:service/app/web',
      about: 'how one request is decided, statement by statement',
    },
  ],
  exitCodes: { 1: 'the request of --call is denied', 2: 'wrong usage, or a file that is no policy' },
  failureExitCode: () => 2,
  print: async (explained, options) => (await import('./print-explained.ts')).printExplained(explained, options),
  exitCode: (explained) => (explained.kind === 'call' && explained.decision.decision === 'Deny' ? 1 : 0),
  load: async () => (await import('./explain.ts')).explain,
})

/** `policy diff` */
export const policyDiff = localCommand({
  name: 'policy diff',
  about: 'how the needed policy differs from one that is there, or from an earlier state of the project',
  options: diffOptions,
  examples: [
    {
      line: 'ristretto policy diff --from policy.json --for deploy',
      about: 'what is needed and missing, what is there and not needed',
    },
    {
      line: 'ristretto policy diff --from main --for deploy --format markdown',
      about: 'what a pull request changes, for its text',
    },
  ],
  exitCodes: { 1: 'they differ', 2: exitCodes[2] },
  failureExitCode: () => 2,
  print: async (difference, { format }) => {
    const { differenceMarkdown, differenceText } = await import('./print-difference.ts')
    if (format === 'json') return `${JSON.stringify({ schemaVersion: 1, ...difference }, null, 2)}\n`
    return format === 'markdown' ? differenceMarkdown(difference) : differenceText(difference)
  },
  exitCode: ({ added, removed }) => (added.length + removed.length > 0 ? 1 : 0),
  load: async () => (await import('./diff.ts')).diff,
})

/** `policy prove` */
export const policyProve = localCommand({
  name: 'policy prove',
  about: 'that a policy is enough for command lines, and no more: they are run under it in the sandbox',
  options: proveOptions,
  positional: '[file]',
  examples: [
    { line: 'ristretto policy prove --for deploy --for register', about: 'the generated policy' },
    {
      line: 'ristretto policy prove deploy.json --for deploy --minimal --format markdown > proof.md',
      about: 'a policy of your own',
    },
  ],
  exitCodes: {
    1: 'the policy is not enough (with --minimal: or too much)',
    2: 'wrong usage, or a file that is no policy',
  },
  failureExitCode: () => 2,
  print: async (proof, options) => (await import('./print-proof.ts')).printProof(proof, options),
  exitCode: ({ lacking, elements }, { minimal }) =>
    lacking.length > 0 || (minimal && elements.some(({ evidence }) => evidence === undefined)) ? 1 : 0,
  load: async () => (await import('./prove.ts')).prove,
})

/** `policy from-calls` */
export const policyFromCalls = localCommand({
  name: 'policy from-calls',
  about:
    'the policy of calls that were made: a call log, a journal of the sandbox, or CloudTrail (- reads standard input)',
  options: fromCallsOptions,
  positional: '<file...>',
  examples: [
    {
      line: 'ristretto policy from-calls calls.jsonl --format json',
      about: 'after `ristretto deploy --call-log calls.jsonl`',
    },
    {
      line: 'ristretto policy from-calls trail.json.gz --principal arn:aws:iam::111122223333:role/ci',
      about: 'what a role really called',
    },
  ],
  exitCodes: { 2: 'wrong usage, or a file that holds no calls' },
  failureExitCode: () => 2,
  print: ({ text }) => text,
  load: async () => (await import('./from-calls.ts')).fromCalls,
})

/** `policy trace` */
export const policyTrace = localCommand({
  name: 'policy trace',
  about: 'the policy of the calls that any client makes, run against a sandbox of its own',
  options: traceOptions,
  positional: '<command...>',
  examples: [
    {
      line: 'ristretto policy trace --format json -- aws ecs list-tasks --cluster app',
      about: 'any program that knows AWS_ENDPOINT_URL',
    },
  ],
  exitCodes: { 1: 'the command failed', 2: exitCodes[2] },
  failureExitCode: () => 2,
  print: ({ text }) => text,
  exitCode: ({ exitCode }) => (exitCode === 0 ? 0 : 1),
  load: async () => (await import('./trace.ts')).trace,
})

/** `policy preflight` */
export const policyPreflight = localCommand({
  name: 'policy preflight',
  about: 'whether command lines would be allowed with the credentials at hand, before anything is done',
  options: preflightOptions,
  examples: [{ line: 'ristretto policy preflight --for deploy', about: 'the first step of a pipeline' }],
  exitCodes: { 1: 'something would be denied, or nobody could tell', 2: exitCodes[2] },
  failureExitCode: () => 2,
  print: async (found, options) => (await import('./print-preflight.ts')).printPreflight(found, options),
  exitCode: ({ by, denied }) => (by === 'nobody' || denied.length > 0 ? 1 : 0),
  load: async () => (await import('./preflight.ts')).preflight,
})

/** `policy lint` */
export const policyLint = localCommand({
  name: 'policy lint',
  about: 'what is wrong with policies (- reads standard input)',
  options: lintOptions,
  positional: '<file...>',
  examples: [{ line: 'ristretto policy lint policies/*.json', about: 'check files' }],
  exitCodes,
  failureExitCode: () => 2,
  print: ({ text }) => text,
  exitCode: ({ exitCode }) => exitCode,
  load: async () => (await import('./lint-files.ts')).lintFiles,
})

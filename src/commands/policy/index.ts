import { localCommand } from '../command.ts'
import { generateOptions } from './generate-options.ts'
import { lintOptions } from './lint-options.ts'
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
  exitCodes,
  failureExitCode: () => 2,
  print: ({ text }) => text,
  load: async () => (await import('./generate.ts')).generate,
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

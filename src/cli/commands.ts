import type { Aws } from '../calls/index.ts'
import { deployOptions } from '../commands/deploy/options.ts'
import type { Invocation } from '../commands/invocation.ts'
import type { OptionsOf, OptionTable } from '../commands/option-table.ts'
import { generateOptions } from '../commands/policy/generate-options.ts'
import { lintOptions } from '../commands/policy/lint-options.ts'
import { registerOptions } from '../commands/register/options.ts'
import { renderOptions } from '../commands/render/options.ts'
import { runOptions } from '../commands/run/options.ts'
import { serveOptions } from '../commands/sandbox/serve-options.ts'
import { waitOptions } from '../commands/wait/options.ts'
import type { Project } from '../settings/index.ts'
import type { ProjectBody } from './body.ts'
import type { Example } from './help.ts'
import type { CommandShape, Parsed } from './parse.ts'
import type { Ports } from './ports.ts'

/** A command that works on a project, and can be planned. */
export interface ProjectCommand extends CommandShape {
  readonly kind: 'project'
  /** The body, ready to run under any driver. */
  body(parsed: Parsed, invocation: Invocation): Promise<ProjectBody>
  isDryRun(parsed: Parsed): boolean
}

/** A command about something else: it gives its exit code. */
export interface OtherCommand extends CommandShape {
  readonly kind: 'other'
  run(parsed: Parsed, ports: Ports, all: readonly AnyCommand[]): Promise<number>
}

/** Whatever has a word on the command line. */
export type AnyCommand = ProjectCommand | OtherCommand

const examples = {
  register: [{ line: 'IMAGE_TAG=v2 ristretto register --output', about: 'register, and print what AWS made of it' }],
  deploy: [
    { line: 'IMAGE_TAG=v2 ristretto deploy', about: 'register a revision, update the service, wait for the rollout' },
    { line: 'ristretto deploy --sandbox', about: 'try the same without an AWS account' },
    { line: 'ristretto deploy --dry-run', about: 'show what would be sent; nothing is written' },
    {
      line: 'ristretto deploy --skip-task-definition --no-update-service --tasks 4',
      about: 'change nothing but the count of tasks',
    },
  ],
  run: [
    { line: 'ristretto run --watch-container app', about: 'run a task, show its log, fail if it fails' },
    {
      line: `ristretto run --overrides '{"containerOverrides": [{"name": "app", "command": ["rake", "db:migrate"]}]}'`,
      about: 'with another command',
    },
  ],
  wait: [{ line: 'ristretto wait --timeout 15m', about: 'follow a deployment that was begun elsewhere' }],
  render: [
    { line: 'ristretto render config', about: 'the configuration' },
    { line: 'ristretto render taskdef servicedef', about: 'both definitions' },
  ],
  generate: [
    {
      line: 'ristretto policy generate --for deploy --for "run --watch-container app" --format json',
      about: 'the policy of a pipeline that migrates and deploys',
    },
    {
      line: 'ristretto policy generate --for deploy --assume "the service exists"',
      about: 'without what only the first deployment needs',
    },
  ],
  lint: [{ line: 'ristretto policy lint policies/*.json', about: 'check files' }],
  serve: [
    {
      line: 'ristretto sandbox serve --port 4566 --format env > sandbox.env &',
      about: 'then `. ./sandbox.env`, and any AWS client talks to the sandbox',
    },
  ],
} as const

type Body<Table extends OptionTable> = (
  aws: Aws,
  project: Project,
  options: OptionsOf<Table>,
  invocation: Invocation,
) => Promise<unknown>

/** The parser reads the values by the same table that types them. */
function optionsOf<Table extends OptionTable>(_: Table, parsed: Parsed): OptionsOf<Table> {
  return parsed.options as unknown as OptionsOf<Table> // values were read by this table
}

function project<Table extends OptionTable>(
  name: string,
  about: string,
  options: Table,
  examples: readonly Example[],
  load: () => Promise<Body<Table>>,
): ProjectCommand {
  return {
    kind: 'project',
    name,
    about,
    options,
    examples,
    body: async (parsed, invocation) => {
      const body = await load()
      return (aws, project) => body(aws, project, optionsOf(options, parsed), invocation)
    },
    isDryRun: (parsed) => parsed.options['dryRun'] === true,
  }
}

const render: ProjectCommand = {
  kind: 'project',
  name: 'render',
  about: 'print configuration and definitions as they are after templates and lookups',
  options: renderOptions,
  positional: '<target...>',
  examples: examples.render,
  body: async (parsed) => {
    const { render: body } = await import('../commands/render/render.ts')
    return (aws, project) => body(aws, project, optionsOf(renderOptions, parsed), parsed.positional)
  },
  isDryRun: () => false,
}

/** All commands, in the order of help. Bodies are loaded when they are run. */
export const commands: readonly AnyCommand[] = [
  project(
    'register',
    'register a new revision of the task definition',
    registerOptions,
    examples.register,
    async () => {
      const { register, printRegistered } = await import('../commands/register/register.ts')
      return async (aws, project, options) => {
        const result = await register(aws, project, options)
        const text = printRegistered(result, options)
        if (text !== '') aws.report({ type: 'output', text })
        return result
      }
    },
  ),
  project(
    'deploy',
    'create the service or bring it in line with its files',
    deployOptions,
    examples.deploy,
    async () => {
      return (await import('../commands/deploy/deploy.ts')).deploy
    },
  ),
  project(
    'run',
    'run tasks once and watch them',
    runOptions,
    examples.run,
    async () => (await import('../commands/run/run.ts')).run,
  ),
  project('wait', 'follow the running deployment', waitOptions, examples.wait, async () => {
    return (await import('../commands/wait/wait.ts')).wait
  }),
  render,
  {
    kind: 'other',
    name: 'policy generate',
    about: 'the least IAM policy under which command lines succeed',
    options: generateOptions,
    examples: examples.generate,
    run: async (parsed, ports, all) => {
      const { generatePolicy } = await import('./generate-policy.ts')
      return generatePolicy(parsed, optionsOf(generateOptions, parsed), ports, all)
    },
  },
  {
    kind: 'other',
    name: 'policy lint',
    about: 'what is wrong with policies (- reads standard input)',
    options: lintOptions,
    examples: examples.lint,
    positional: '<file...>',
    run: async (parsed, ports) => {
      const { lintFiles } = await import('../commands/policy/lint-files.ts')
      return lintFiles(parsed.positional, optionsOf(lintOptions, parsed), ports)
    },
  },
  {
    kind: 'other',
    name: 'sandbox serve',
    about: 'offer the sandbox over HTTP to any AWS client',
    options: serveOptions,
    examples: examples.serve,
    run: async (parsed, ports) => {
      const { serve } = await import('../commands/sandbox/serve.ts')
      const { scenario, seedFile: seedFiles } = parsed.globals
      return serve(optionsOf(serveOptions, parsed), { scenario, seedFiles }, ports)
    },
  },
  {
    kind: 'other',
    name: 'sandbox reset',
    about: 'forget what the sandbox of this project remembers',
    options: {},
    run: async (parsed, ports) => {
      const { reset } = await import('../commands/sandbox/reset.ts')
      return reset(parsed.globals.config, ports)
    },
  },
  {
    kind: 'other',
    name: 'version',
    about: 'print the version',
    options: {},
    run: async (_, ports) => {
      const { version } = await import('../commands/version/version.ts')
      ports.out(`ristretto ${version}\n`)
      return 0
    },
  },
]

import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { virtualClock } from '../../src/app/sandbox/virtual-clock.ts'
import { type Clock, Interrupted, type LocalPorts, type Prompt } from '../../src/calls/index.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import type { PolicyDocument } from '../../src/iam/index.ts'
import { realFiles } from '../../src/local/index.ts'
import {
  type Behaviour,
  createRoleWithPolicy,
  createSandbox,
  type JournalEntry,
  type JsonObject,
  openSession,
  type Resources,
  type Sandbox,
  seed,
} from '../../src/sandbox/index.ts'
import { fetchHttp, type Http } from '../../src/wire/index.ts'
import { type MemoryFiles, memoryFiles, type Tree } from '../support/files.ts'
import type { TestScreen } from '../support/screen.ts'
import { testPorts } from '../support/test-ports.ts'

export const account = '111122223333'
export const region = 'ap-northeast-1'

/** An account with a project in it: what a story needs to begin. */
export interface StageOptions {
  /** Files of the project; those of `webProject` under them. */
  readonly files?: Tree
  readonly behaviours?: readonly Behaviour[]
  readonly resources?: Resources
  readonly env?: Readonly<Record<string, string>>
}

export interface Told {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** What the live view showed, one drawing after the other. */
  readonly drawn: readonly string[]
  /** What a screen showed after each of them. */
  readonly frames: readonly string[]
  /** Operations that reached the sandbox, in order: `ecs:UpdateService`. */
  readonly calls: readonly string[]
  readonly entries: readonly JournalEntry[]
  /** Virtual seconds. */
  readonly seconds: number
}

export interface RunOptions {
  /** Instead of the policy generated for the command line. */
  readonly policy?: PolicyDocument
  /** After so many virtual seconds: SIGINT, somebody else's deed. */
  readonly interruptAfter?: number
  /** Default: by SIGINT. */
  readonly interruptBy?: Interrupted
  readonly meanwhile?: { readonly afterSeconds: number; readonly act: (sandbox: Sandbox) => void }
  readonly terminal?: boolean
  readonly screen?: TestScreen
  /** What a person types when asked, line by line. Default: nobody is there. */
  readonly typed?: readonly string[]
  /** This machine's clocks are so much ahead of AWS's. */
  readonly clockOffSeconds?: number
  readonly env?: Readonly<Record<string, string>>
  /** Another way to the sandbox, made of the ordinary one; `stop` interrupts the command, whose clock it is. */
  readonly way?: (http: Http, stop: () => void, clock: Clock) => Http
}

export interface Stage {
  readonly sandbox: Sandbox
  readonly files: MemoryFiles
  /** The policy that `policy generate` gives for these command lines with these flags. Throws what it says where it refuses. */
  policyOf(lines: readonly string[], more?: readonly string[]): Promise<PolicyDocument>
  /** Runs a command line as a role that holds exactly the policy generated for it. */
  run(line: string, options?: RunOptions): Promise<Told>
  /** Runs any command line as the administrator: what the story's other people do. */
  asAdministrator(line: string, options?: RunOptions): Promise<Told>
}

/** A service behind nothing, whose container logs to CloudWatch Logs. */
export const webProject: Tree = {
  'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nservice_definition: ecs-service-def.json\ntask_definition: ecs-task-def.json\n`,
  'ecs-service-def.json': JSON.stringify({
    desiredCount: 2,
    launchType: 'FARGATE',
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: true, rollback: true },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
    },
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: ['subnet-0a1b2c3d'],
        securityGroups: ['sg-0a1b2c3d'],
        assignPublicIp: 'DISABLED',
      },
    },
  }),
  'ecs-task-def.json': JSON.stringify({
    family: 'web',
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    executionRoleArn: `arn:aws:iam::${account}:role/web-exec`,
    taskRoleArn: `arn:aws:iam::${account}:role/web-task`,
    containerDefinitions: [
      {
        name: 'app',
        image: 'example.com/web:{{ env `TAG` `v1` }}',
        essential: true,
        logConfiguration: {
          logDriver: 'awslogs',
          options: { 'awslogs-group': '/ecs/web', 'awslogs-region': region, 'awslogs-stream-prefix': 'ecs' },
        },
      },
    ],
  }),
}

/** The same, with a role that is looked up in a Terraform state on S3. */
export const webProjectWithLookup: Tree = {
  ...webProject,
  'ecspresso.yml': `${webProject['ecspresso.yml']}plugins:\n  - name: tfstate\n    config:\n      url: s3://states/prod.tfstate\n`,
  'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
    `arn:aws:iam::${account}:role/web-exec`,
    '{{ tfstate `aws_iam_role.exec.arn` }}',
  ),
}

/** The task definition of a project, with a container that is asked every five seconds how it is. */
export function withHealthCheck(project: Tree): Tree {
  return {
    ...project,
    'ecs-task-def.json': String(project['ecs-task-def.json']).replace(
      '"essential":true',
      '"essential":true,"healthCheck":{"command":["CMD-SHELL","true"],"interval":5,"retries":2}',
    ),
  }
}

/** What `withTargetGroup` puts a service behind; a stage has to have it among its resources. */
export const targetGroup = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/web/0123456789abcdef`

/** A project whose service stands behind a load balancer. */
export function withTargetGroup(project: Tree): Tree {
  const service = JSON.parse(String(project['ecs-service-def.json']))
  const loadBalancers = [{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 80 }]
  return {
    ...project,
    'ecs-service-def.json': JSON.stringify({ ...service, loadBalancers }),
    'ecs-task-def.json': String(project['ecs-task-def.json']).replace(
      '"essential":true',
      '"essential":true,"portMappings":[{"containerPort":80}]',
    ),
  }
}

const state = {
  version: 4,
  outputs: {},
  resources: [
    {
      mode: 'managed',
      type: 'aws_iam_role',
      name: 'exec',
      instances: [{ attributes: { arn: `arn:aws:iam::${account}:role/web-exec` } }],
    },
  ],
}

/** Where that state lies. */
export const stateBucket: Resources = {
  buckets: [{ name: 'states', objects: [{ key: 'prod.tfstate', content: JSON.stringify(state) }] }],
}

const basics: Resources = {
  clusters: ['app'],
  containerInstances: [{ cluster: 'app', scales: true }],
  roles: [{ name: 'web-exec' }, { name: 'web-task' }],
  logGroups: ['/ecs/web'],
}

/** Some Tuesday morning; the real clock of a stage stands still, its virtual one moves when a command waits. */
const morning = Date.UTC(2026, 10, 24, 9)

export function createStage(options: StageOptions = {}): Stage {
  const sandbox = createSandbox({ realNow: () => morning, account, region, behaviours: options.behaviours ?? [] })
  // Instances of a story take the place of the usual one, which would stand in its way.
  const { containerInstances = basics.containerInstances ?? [] } = options.resources ?? {}
  seed(sandbox, { ...basics, containerInstances })
  seed(sandbox, options.resources ?? {})
  const files = memoryFiles('/project', { ...webProject, ...options.files })
  let tokens = 0

  const runAs = async (
    keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
    argv: readonly string[],
    own: RunOptions = {},
  ): Promise<Told> => {
    const stop = new AbortController()
    const off = (own.clockOffSeconds ?? 0) * 1000
    const aws = withDeeds(
      sandbox,
      virtualClock(sandbox, async () => {}),
      [
        ...(own.interruptAfter === undefined
          ? []
          : [{ afterSeconds: own.interruptAfter, act: () => stop.abort(own.interruptBy ?? new Interrupted()) }]),
        ...(own.meanwhile ? [own.meanwhile] : []),
      ],
    )
    const clock = { ...aws, now: () => aws.now() + off }
    const ports = testPorts({
      http: (own.way ?? ((http) => http))(
        fetchHttp(sandbox.fetch),
        () => stop.abort(own.interruptBy ?? new Interrupted()),
        clock,
      ),
      signal: stop.signal,
      env: {
        AWS_ACCESS_KEY_ID: keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
        ...(keys.sessionToken ? { AWS_SESSION_TOKEN: keys.sessionToken } : {}),
        ...options.env,
        ...own.env,
      },
      ...(own.terminal ? { terminal: { out: true, err: true, columns: 100 } } : {}),
      ...(own.screen ? { screen: own.screen } : {}),
    })
    const from = sandbox.journal.entries.length
    const since = sandbox.clock.now()
    // The sandbox believes in real time for signatures, and so must whoever signs.
    const exitCode = await runCommandLine(argv, {
      ...ports,
      files,
      local: (env) => ({ ...ports.local(env), ...localOf(files) }),
      ...(own.typed === undefined ? {} : { prompt: async () => typing(own.typed ?? []) }),
      clock,
      realNow: () => morning + off,
      token: () => `token-${++tokens}`,
    })
    const entries = sandbox.journal.entries.slice(from)
    return {
      exitCode,
      stdout: ports.stdout(),
      stderr: ports.stderr(),
      drawn: ports.drawn,
      frames: ports.frames,
      entries,
      calls: entries.map(({ operation }) => operation ?? '?'),
      seconds: (sandbox.clock.now() - since) / 1000,
    }
  }

  const policyOf: Stage['policyOf'] = async (lines, more = []) => {
    const argv = [
      'policy',
      'generate',
      '--format',
      'json',
      '--account',
      account,
      ...lines.flatMap((line) => ['--for', line]),
      ...more,
    ]
    const told = await runAs(sandbox.administrator, argv)
    if (told.exitCode !== 0) throw new Error(`policy generate: ${told.stderr}`)
    // Where a role is assumed on the way, it is the other one of two.
    const made: PolicyDocument | { readonly caller: PolicyDocument } = JSON.parse(told.stdout)
    const policy = 'caller' in made ? made.caller : made
    // A policy must have a statement, also one that allows nothing.
    const nothing = { Effect: 'Deny', Action: '*', Resource: '*' } as const
    return [policy.Statement].flat().length > 0 ? policy : { ...policy, Statement: [nothing] }
  }

  return {
    sandbox,
    files,
    policyOf,
    run: async (line, own = {}) => {
      const policy = own.policy ?? (await policyOf([line]))
      const roleArn = createRoleWithPolicy(sandbox, 'deployer', policy as unknown as JsonObject)
      return runAs(openSession(sandbox, roleArn, 'story'), words(line), own)
    },
    asAdministrator: (line, own) => runAs(sandbox.administrator, words(line), own),
  }
}

/** The project's files are in memory; those of programs are real. */
function localOf(files: MemoryFiles): Pick<LocalPorts, 'files'> {
  const isReal = (path: string) => path.startsWith(tmpdir())
  const absolute = (path: string) => resolve('/project', path)
  return {
    files: {
      read: (path) => (isReal(path) ? realFiles.read(path) : files.read(absolute(path))),
      exists: (path) => (isReal(path) ? realFiles.exists(path) : files.exists(absolute(path))),
      write: (path, text) => (isReal(path) ? realFiles.write(path, text) : files.write(absolute(path), text)),
    },
  }
}

/** A person who types these lines, and picks by them the places of a list; then nobody. */
function typing(lines: readonly string[]): Prompt {
  const open = [...lines]
  return {
    type: async () => open.shift(),
    pick: async () => {
      const line = open.shift()
      return line === undefined ? undefined : Number(line)
    },
  }
}

function words(line: string): string[] {
  return line.split(' ').filter(Boolean)
}

interface Deed {
  readonly afterSeconds: number
  readonly act: (sandbox: Sandbox) => void
}

/** A clock on which things are done meanwhile. */
function withDeeds(sandbox: Sandbox, clock: Clock, deeds: readonly Deed[]): Clock {
  const start = clock.now()
  const open = new Set(deeds)
  return {
    ...clock,
    sleep: async (seconds, reason, signal) => {
      for (const deed of open)
        if (clock.now() + seconds * 1000 >= start + deed.afterSeconds * 1000) {
          open.delete(deed)
          deed.act(sandbox)
        }
      await clock.sleep(seconds, reason, signal)
    },
  }
}

/** What an error code stands for. */
export interface ErrorKind {
  /** What has happened, as a sentence without a period. */
  readonly cause: string
  /** What to do about it. */
  readonly cure: string
  /** The topic of `ristretto docs` that says more. */
  readonly topic?: string
}

/**
 * Every code of an error, declared once: what throws can only throw these, and docs/errors.md is made of this table. A code is stable: programs
 * and pipelines branch on it. The codes of rules across members (`RULE_FARGATE_SIZES`) are those of docs/rules.md.
 */
export const errorCodes = {
  // The command line.
  USAGE: {
    cause: 'the command line is wrong',
    cure: 'the hint names what was probably meant; `--help` lists what there is',
  },
  OPTION_UNKNOWN: {
    cause: 'a program gave a command an option that it does not have',
    cure: 'options are the flags of the command line in camel case',
    topic: 'library',
  },
  OPTION_INVALID: {
    cause: 'a flag or an option has a value that it does not take',
    cure: 'the message names the flag, the hint what it takes',
  },
  OPTION_MISSING: {
    cause: 'a flag is missing that the command cannot do without',
    cure: 'add the flag that the hint names',
  },
  OPTION_TIMEOUT: { cause: '`--timeout` is no duration, or one below a second', cure: 'write it as `10m` or `90s`' },
  OPTIONS_CONFLICT: { cause: 'two flags exclude each other', cure: 'leave one of them out' },
  OPTIONS_MISSING: {
    cause: 'one of several flags has to say what is meant',
    cure: 'add one of those that the message names',
  },
  ARGUMENT_MISSING: {
    cause: 'a program called a command without the argument that it needs',
    cure: 'give it behind the options, as in `render({}, "taskdef")`',
    topic: 'library',
  },
  ARGUMENT_UNEXPECTED: {
    cause: 'a program gave a command an argument that it does not take',
    cure: 'the hint lists what it takes',
    topic: 'library',
  },
  GOAL_IMPOSSIBLE: {
    cause: '`--wait-until` names a goal that this service cannot reach',
    cure: 'the hint lists its goals',
  },
  NO_TERMINAL: {
    cause: 'the command wants to ask something, and nobody is there',
    cure: 'the hint names the flag that answers',
  },
  NOT_CONFIRMED: {
    cause: 'what was to be typed as a confirmation was not typed',
    cure: 'nothing was done; type it, or use the flag that the hint names',
  },
  NOT_PICKED: { cause: 'several were offered and none was picked', cure: 'name it with the flag that the hint names' },
  FILTER_FAILED: {
    cause: 'the program of `--filter-command` failed, or gave a line that was not among those offered',
    cure: 'try it by hand: it reads lines and prints one of them',
  },

  // Files.
  FILE_UNREADABLE: {
    cause: 'a file cannot be read',
    cure: 'the message says why; paths on the command line count from the working directory',
  },
  FILE_NOT_UTF8: {
    cause: 'a file is not text in UTF-8',
    cure: 'save it as UTF-8; the place is the first byte that is none',
  },
  JSON_SYNTAX: {
    cause: 'a file, after templates are rendered, is no JSON',
    cure: 'look at the place; `ristretto render` shows what was rendered',
  },
  YAML_SYNTAX: {
    cause: 'a configuration is no YAML',
    cure: 'look at the place; values with special characters want quotes',
  },
  JSONNET_STATIC: {
    cause: 'a Jsonnet file is wrong before it is evaluated: its syntax, or a name that nothing has',
    cure: 'the message is that of Jsonnet, with its place in your file',
    topic: 'configuration',
  },
  JSONNET_RUNTIME: {
    cause: 'a Jsonnet file fails when it is evaluated',
    cure: 'the message is that of Jsonnet, with its place in your file',
    topic: 'configuration',
  },
  JSONNET_UNREAD: {
    cause: 'a Jsonnet file decides something by a value that is not known when a policy is planned',
    cure: 'plan with `--read`, or write the value into the file',
    topic: 'pipeline-policy',
  },
  TEMPLATE: {
    cause: 'a template cannot be rendered',
    cure: 'the message is that of Go templates, with its place in your file',
    topic: 'configuration',
  },
  ENV_MISSING: {
    cause:
      '`must_env` asks for an environment variable that is not set; while a policy is made, something is decided by it',
    cure: 'set it, or name a file with `--envfile`',
  },
  ENV_FILE: { cause: 'a line of an `--envfile` is no `KEY=VALUE`', cure: 'one pair a line; `#` begins a comment' },
  CONFIG_COMPAT: {
    cause: '`compat` is made by a template',
    cure: 'write `v2` or `v3` into the file as it is',
    topic: 'migrating',
  },
  CONFIG_EXTENSION: {
    cause: 'the name of the configuration has an ending that is none',
    cure: 'it ends with `.yml`, `.yaml`, `.json` or `.jsonnet`',
    topic: 'configuration',
  },
  CONFIG_NAME: { cause: '`--config` is empty', cure: 'leave it out for `ecspresso.yml`, or name a file' },
  CONFIG_NAMES: {
    cause: '`cluster` or `service` is no name and no ARN, or their ARNs contradict each other',
    cure: 'write names, or ARNs of one region and cluster',
    topic: 'configuration',
  },
  CONFIG_TIMEOUT: {
    cause: '`timeout` is no duration, or one below a second',
    cure: 'write it as `10m`',
    topic: 'configuration',
  },
  CONFIG_TYPE: {
    cause: 'a key of the configuration has a value of the wrong kind',
    cure: 'the message says which kind it has to be',
    topic: 'configuration',
  },
  CONFIG_UNKNOWN_KEY: {
    cause: 'the configuration has a key that is unknown, under `--strict`',
    cure: 'correct it as the hint says, or take it out',
    topic: 'configuration',
  },
  CONFIG_VERSION: {
    cause: '`required_version` is not fulfilled, or malformed',
    cure: 'the hint names the `compat` line that fulfils it',
    topic: 'migrating',
  },
  DEFINITION_DUPLICATE_KEY: { cause: 'a definition has one member twice, under `--strict`', cure: 'keep one of them' },
  DEFINITION_MISSING: { cause: 'a definition lacks a member that AWS requires', cure: 'add it at the place' },
  DEFINITION_PATH: {
    cause: 'the configuration does not name the file of a definition',
    cure: 'add `task_definition: FILE` or `service_definition: FILE`',
    topic: 'configuration',
  },
  DEFINITION_TYPE: {
    cause: 'a member of a definition has a value of the wrong kind',
    cure: 'the message says which kind AWS wants',
  },
  DEFINITION_UNKNOWN_KEY: {
    cause: 'a definition has a member that AWS does not know, under `--strict`',
    cure: 'correct it as the hint says, or take it out',
  },
  DEFINITION_UNKNOWN_VALUE: {
    cause: 'a definition has a value that AWS is not known to take, under `--strict`',
    cure: 'take one of those that the hint lists',
  },
  DESIRED_COUNT_MISSING: {
    cause: 'a new service has no `desiredCount`',
    cure: 'add it to the service definition, or give `--tasks`',
  },
  EXPRESS_MISMATCH: {
    cause: 'the project is one of Express Mode, and the service is not',
    cure: '`service_definition` is for the others; an Express one is created under another name',
  },
  EXPRESS_UNSUPPORTED: {
    cause: 'a command or a flag does not work on Express services',
    cure: 'the hint says what does',
  },

  FILE_UNWRITABLE: {
    cause: 'a file cannot be written',
    cure: 'the message says why',
  },
  PROGRAM_FAILED: {
    cause: 'a program that the command runs failed, or is not there',
    cure: 'the message quotes it: run it by hand',
  },
  IMAGE_INVALID: {
    cause: 'an image is no reference of one',
    cure: 'write it as `REGISTRY/REPOSITORY:TAG`',
  },
  IMAGE_MISSING: {
    cause: 'the registry has no such image',
    cure: 'push it first, or correct the tag',
  },
  IMAGE_UNREADABLE: {
    cause: 'the registry does not show the image',
    cure: 'the message is that of the registry',
  },
  NOT_THERE_YET: {
    cause: 'ecspresso has it, and ristretto not yet',
    cure: 'see what is missing',
    topic: 'out-of-scope',
  },

  // Lookups.
  LOOKUP_ARGUMENTS: {
    cause: 'a function of a plugin is called with arguments that it does not take',
    cure: 'the message says what it takes',
    topic: 'configuration',
  },
  LOOKUP_DECIDES: {
    cause: 'a value that decides which calls are made comes from a lookup that nobody has made',
    cure: 'plan with `--read`, or write the value into the file',
    topic: 'pipeline-policy',
  },
  LOOKUP_MISPLACED: {
    cause: 'a function of a plugin is used where none works',
    cure: 'use it in definition files, or pass an environment variable',
    topic: 'configuration',
  },
  PLUGIN_UNKNOWN: {
    cause: 'the configuration declares a plugin that there is not',
    cure: 'the hint lists them',
    topic: 'configuration',
  },
  PLUGIN_DUPLICATE_FUNCTION: {
    cause: 'two plugins give a function of one name',
    cure: 'give one of them a `func_prefix`',
    topic: 'configuration',
  },
  EXTERNAL: {
    cause: 'the program of a function of the plugin `external` failed',
    cure: 'run it by hand with the arguments that the message shows',
    topic: 'configuration',
  },
  EXTERNAL_CONFIG: {
    cause: 'the declaration of the plugin `external` is wrong',
    cure: 'the message names the key',
    topic: 'configuration',
  },
  CFN_EXPORT: {
    cause: 'no CloudFormation stack of the account and region exports that name',
    cure: 'the hint names the nearest export',
  },
  CFN_OUTPUT: {
    cause: 'a CloudFormation stack is not there, or has no such output',
    cure: 'the hint names the nearest output',
  },
  SSM_INDEX: { cause: 'a list in the parameter store has no item of that index', cure: 'indexes count from 0' },
  SSM_TYPE: {
    cause: 'a parameter is a list and is read without an index, or the other way round',
    cure: 'give an index exactly to a `StringList`',
  },
  TFSTATE_ADDRESS: {
    cause: 'an address is not in the Terraform state',
    cure: 'the hint names the nearest; `terraform state list` lists them',
  },
  TFSTATE_BACKEND: {
    cause: 'the state lies in a backend that is not read',
    cure: 'the hint lists those that are; `command: [terraform, state, pull]` reads any',
  },
  TFSTATE_DEPTH: {
    cause: 'a value of the state is nested too deeply',
    cure: 'name a part of it by its address',
  },
  TFSTATE_ENCRYPTED: {
    cause: 'OpenTofu encrypted the state',
    cure: '`command: [tofu, state, pull]` in `config` of the plugin decrypts it',
  },
  TFSTATE_FILTER: {
    cause: 'the jq filter behind an address fails, or does not end within 30 seconds',
    cure: 'the message is that of jq',
  },
  TFSTATE_INVALID: { cause: 'a file is no Terraform state', cure: 'check the path or the URL of the plugin' },
  TFSTATE_LOCATION: {
    cause: 'the plugin `tfstate` is not told where the state is, or twice',
    cure: 'give `path` or `url`',
  },
  TFSTATE_MISSING: {
    cause: 'there is no state at that place',
    cure: 'check the place, or `optional: true` where none may be there',
  },
  TFSTATE_OPTIONAL: {
    cause: '`optional` of the plugin `tfstate` is neither true nor false',
    cure: 'write `true` or `false`',
  },
  TFSTATE_UNREADABLE: {
    cause: 'the state cannot be read where it lies',
    cure: 'the message is that of the place; the hint says which credentials it wants',
  },
  TFSTATE_VERSION: {
    cause: 'the state has a version that is not read',
    cure: 'version 4 is that of Terraform 0.12 and newer, and of OpenTofu',
  },

  // What the project means.
  CLUSTER_REGION: {
    cause: 'the ARN of the cluster names another region than the configuration',
    cure: 'correct `cluster` or `region`',
  },
  REGION_INVALID: { cause: 'a region is no region', cure: 'it looks like `eu-west-1`' },
  NO_REGION: {
    cause: 'nobody says which region to work in',
    cure: 'set `region` in the configuration, AWS_REGION, or the region of the profile',
    topic: 'endpoints-and-credentials',
  },
  SERVICE_MISSING: {
    cause: 'the configuration names no `service`',
    cure: 'add it; without one only `register`, `run` and what needs no service work',
  },
  DAEMON_COUNT: {
    cause: 'a DAEMON service is to have a count of tasks',
    cure: 'add or remove container instances: each has one of its tasks',
  },
  CONTROLLER_UNSUPPORTED: {
    cause: 'another deployment controller than ECS deploys the service',
    cure: 'see what is supported so far',
    topic: 'out-of-scope',
  },
  CONTAINER_MISSING: {
    cause: 'a flag or the overrides name a container that the task definition does not have',
    cure: 'the hint lists its containers',
  },
  LOAD_BALANCER_MISSING: {
    cause: 'CodeDeploy deploys behind a load balancer, and the service has none',
    cure: 'add `loadBalancers` to the service definition',
  },
  SERVICE_STAYS: {
    cause: 'the files change members of the service that UpdateService cannot change, under `--strict`',
    cure: 'put them back, or list them in `ignore.members`',
  },
  DIFF_COMMAND: {
    cause: 'the program of `--external` failed',
    cure: 'codes 0 and 1 mean equal and different; anything else is a failure',
  },

  // What is on AWS.
  SERVICE_NOT_FOUND: { cause: 'the service does not exist', cure: '`ristretto deploy` creates it' },
  SERVICE_NOT_ACTIVE: { cause: 'the service is being deleted', cure: 'wait until it is gone, then deploy again' },
  REVISION_UNKNOWN: {
    cause: 'a revision of the task definition does not exist, or none is there',
    cure: '`ristretto revisions` lists them; `ristretto register` makes one',
  },
  REVISION_IN_USE: { cause: 'a revision that is to be deregistered is in use', cure: 'deploy another one first' },
  TASK_NOT_FOUND: {
    cause: 'the task does not exist, or there is none',
    cure: '`ristretto tasks` lists them; ECS forgets stopped tasks after an hour',
  },
  NO_LOGS: {
    cause: 'the container does not write to CloudWatch Logs under a name that can be known',
    cure: 'give it the `awslogs` driver with a stream prefix',
  },
  ASSUME_ROLE_FAILED: {
    cause: 'STS answered without credentials for `--assume-role-arn`',
    cure: 'does something else than AWS answer? `--debug` shows it',
  },

  NOTHING_PAUSED: {
    cause: 'no deployment of the service is paused',
    cure: '`ristretto wait --wait-until paused` waits for the next pause',
  },
  NOTHING_TO_STOP: {
    cause: 'no deployment of the service is on its way',
    cure: '`--with-previous-task-definition` goes back to the revision before',
  },
  REVISION_BEFORE_MISSING: {
    cause: 'there is no active revision before the one that runs',
    cure: '`ristretto revisions` lists them; `ristretto deploy --revision N` deploys one',
  },
  DEPLOYMENT_GROUP_MISSING: {
    cause: 'no deployment group of CodeDeploy deploys the service',
    cure: 'name it by `codedeploy` in the configuration',
    topic: 'configuration',
  },
  APPSPEC_INVALID: {
    cause: 'the hooks of the AppSpec are wrong',
    cure: 'write `Hooks: [{ BeforeInstall: my-function }]`',
    topic: 'configuration',
  },
  CALLER_UNKNOWN: {
    cause: 'STS names a caller that is no user and no role of an account',
    cure: 'does something else than AWS answer? `--debug` shows it',
  },

  DEPLOYMENT_IN_FLIGHT: {
    cause: 'another deployment of the service is on its way, and `--if-in-flight fail` was given',
    cure: '`ristretto wait` follows it',
    topic: 'waiting',
  },
  NO_TASKS: {
    cause: 'the service wants no tasks, so that none becomes healthy',
    cure: 'give it a desired count, or wait for `deployed`',
    topic: 'waiting',
  },

  // How it ended.
  DEPLOYMENT_NOT_STOPPED: {
    cause: 'a deployment that was to be stopped went on',
    cure: '`ristretto status` shows what runs',
  },
  DEPLOYMENT_FAILED: { cause: 'the deployment failed', cure: 'the report above the error says why', topic: 'failures' },
  DEPLOYMENT_ROLLED_BACK: {
    cause: 'ECS rolled the deployment back',
    cure: 'the report above the error says why',
    topic: 'failures',
  },
  DEPLOYMENT_SUPERSEDED: {
    cause: 'another deployment took the place of this one',
    cure: 'somebody else deployed: look at `ristretto status`',
  },
  DEPLOYMENT_NOT_LISTED: {
    cause: 'ECS lists no service deployment to follow',
    cure: '`ristretto wait` follows it without stages',
  },
  SERVICE_GONE: {
    cause: 'the service was deleted while it was deployed',
    cure: 'somebody else deleted it: look at `ristretto status`',
  },
  TASK_FAILED: {
    cause: 'a task ended without an exit code, or failed',
    cure: 'the report above the error says why',
    topic: 'failures',
  },
  TASK_FAILED_TO_START: {
    cause: 'a task did not start',
    cure: 'the report above the error says why',
    topic: 'failures',
  },
  TASK_GONE: { cause: 'ECS no longer knows the task', cure: 'its log may still be there' },
  TASK_NOT_PLACED: {
    cause: 'ECS could not place the tasks',
    cure: 'the reasons stand in the message',
    topic: 'failures',
  },
  TASK_STOPPED: {
    cause: 'a task stopped before it ran',
    cure: 'the report above the error says why',
    topic: 'failures',
  },
  CONTAINER_FAILED: {
    cause: 'the watched container exited with another code than 0',
    cure: 'its last lines stand above the error; the exit code is passed on',
    topic: 'exit-codes',
  },
  TIMEOUT: {
    cause: 'the command took longer than `--timeout`',
    cure: 'what was sent goes on: `ristretto wait` follows it; give more time',
    topic: 'exit-codes',
  },
  INTERRUPTED: {
    cause: 'a signal stopped the command',
    cure: 'what was sent goes on: `ristretto wait` follows it',
    topic: 'exit-codes',
  },

  // Talking to AWS.
  ACCESS_DENIED: {
    cause: 'AWS refused the call: a permission is missing',
    cure: 'the hint shows the statement to add; `ristretto policy generate` makes the whole policy',
    topic: 'pipeline-policy',
  },
  AWS_ERROR: { cause: 'AWS answered with an error of its own', cure: "AWS's words say why" },
  AWS_THROTTLED: {
    cause: 'AWS went on answering that there are too many requests',
    cure: 'something else in the account uses up the same rate; try again later',
  },
  AWS_UNAVAILABLE: {
    cause: 'AWS went on answering with a server error, or broke off its answers',
    cure: 'try again later; AWS Health says what AWS knows',
  },
  ANSWER_LOST: {
    cause: 'a request that changes something was sent, and nobody knows whether AWS did it',
    cure: 'the hint names the command that shows it',
  },
  ANSWER_UNREADABLE: {
    cause: 'something that does not speak the protocol answered in place of AWS, or only a part of the answer came',
    cure: 'does a proxy or a login page answer? `--debug` shows the status',
  },
  CA_BUNDLE_UNREADABLE: {
    cause: 'the file that AWS_CA_BUNDLE names cannot be read',
    cure: 'correct the variable',
    topic: 'endpoints-and-credentials',
  },
  CREDENTIALS_INVALID: {
    cause: 'a key or token holds a blank, a line break or a strange character',
    cure: 'it was copied with more than itself: set it again',
    topic: 'endpoints-and-credentials',
  },
  CREDENTIALS_EXPIRED: {
    cause: 'the credentials are no longer valid',
    cure: 'get new ones (with SSO: `aws sso login`)',
    topic: 'endpoints-and-credentials',
  },
  CREDENTIALS_NOT_FOUND: {
    cause: 'there are no credentials in the environment, the profile or the platform',
    cure: 'set AWS_PROFILE or keys; `--sandbox` tries without an account',
    topic: 'endpoints-and-credentials',
  },
  CREDENTIALS_REJECTED: {
    cause: 'AWS does not know the access key, or the signature made with its secret is wrong',
    cure: 'the hint says which variable to look at',
    topic: 'endpoints-and-credentials',
  },
  ENDPOINT_INVALID: {
    cause: 'the value of an endpoint variable is no URL',
    cure: 'an endpoint looks like `http://127.0.0.1:4566`',
    topic: 'endpoints-and-credentials',
  },
  ENDPOINT_UNREACHABLE: {
    cause: 'no connection to the endpoint: name, network, proxy or certificate',
    cure: 'the hint says which of them',
    topic: 'endpoints-and-credentials',
  },
  PROXY_INVALID: {
    cause: 'the value of a proxy variable is no URL',
    cure: 'write `http://HOST:PORT`',
    topic: 'endpoints-and-credentials',
  },
  PROXY_REFUSED: {
    cause: 'the proxy makes no connection to the endpoint',
    cure: 'ask whoever runs it to allow the host',
    topic: 'endpoints-and-credentials',
  },
  PROXY_UNSUPPORTED: {
    cause: 'a proxy variable names a proxy of a kind that is not spoken: SOCKS, PAC',
    cure: 'name the HTTP proxy itself',
    topic: 'endpoints-and-credentials',
  },

  // Policies.
  CALLS_NONE: {
    cause: 'nothing that was recorded needs a policy',
    cure: 'did the client reach AWS? denied calls are left out without `--denied`',
    topic: 'policy-generate',
  },
  CALLS_UNREADABLE: {
    cause: 'a file of calls cannot be read',
    cure: 'take a file of `--call-log`, the journal of the sandbox, or CloudTrail, as it is or with gzip',
    topic: 'policy-generate',
  },
  TRACE_FAILED: {
    cause: 'the program that `policy trace` watches cannot be run',
    cure: 'what stands behind `--` is a program with its arguments: no shell reads it',
    topic: 'policy-generate',
  },
  GIT_FAILED: { cause: '`git` cannot be run', cure: 'install it, or name a file with the policy' },
  ASSUMPTION_CONFLICT: {
    cause: '`--assume` says one thing and its contrary',
    cure: 'leave one of them out',
    topic: 'policy-generate',
  },
  ASSUMPTION_UNKNOWN: {
    cause: '`--assume` answers a question that nobody asks',
    cure: 'the hint lists the questions',
    topic: 'policy-generate',
  },
  PLAN_LIMIT: {
    cause: 'a command line has too many paths to plan',
    cure: 'answer some of its questions with `--assume`',
    topic: 'policy-generate',
  },
  POLICY_CONTRADICTION: {
    cause: 'no policy serves all that is asked',
    cure: 'correct the ARNs of the project, `--account` or `--region`',
    topic: 'policy-generate',
  },
  POLICY_INCOMPLETE: {
    cause: 'the policy would hold what nobody has read',
    cure: 'the hint names the flags that tell it',
    topic: 'policy-generate',
  },
  POLICY_KIND: {
    cause: 'a policy is of another kind than the one that is wanted, as a trust policy where one of a role is meant',
    cure: 'the message says which kind it is, the hint what takes it',
    topic: 'policy-check',
  },
  POLICY_MALFORMED: {
    cause: 'IAM would not take the policy',
    cure: '`ristretto policy lint` says what and where',
    topic: 'policy-lint',
  },
  POLICY_UNREADABLE: {
    cause: 'a file is no policy',
    cure: '`ristretto policy lint` says what and where',
    topic: 'policy-lint',
  },
  PROVIDER_UNKNOWN: {
    cause: '`policy trust` is asked for a provider that it does not know',
    cure: 'the hint lists them',
    topic: 'policy-trust',
  },
  TRUST_WIDE: {
    cause: 'the trust policy would let in more than was meant',
    cure: 'narrow it as the hint says',
    topic: 'policy-trust',
  },
  TOOL_COMMAND: {
    cause: '`--tool` names an edition of ecspresso that does not have the command',
    cure: 'the hint lists the editions',
    topic: 'policy-generate',
  },

  // The sandbox.
  ACCOUNT_CONTRADICTION: {
    cause: 'the sandbox is another account than `--account`',
    cure: '`account` in a scenario says which account it is',
    topic: 'sandbox',
  },
  PORT_UNAVAILABLE: {
    cause: 'the sandbox cannot listen on the port',
    cure: '`--port 0` takes any free one',
    topic: 'sandbox',
  },
  JOURNAL_INVALID: {
    cause: 'a line of a journal file is no call of the sandbox',
    cure: 'the message names the line; `--journal` writes such files',
    topic: 'sandbox-journal',
  },
  SANDBOX_EMPTY: {
    cause: 'the sandbox remembers nothing that could be saved',
    cure: 'a command with `--sandbox` makes something',
    topic: 'sandbox',
  },
  SANDBOX_HELD: {
    cause: 'another command has worked in the same sandbox for ten minutes',
    cure: 'wait for it, or end it; the hint says how its lock is removed where it is gone',
    topic: 'sandbox',
  },
  SANDBOX_LACKS: {
    cause: 'a proof looks something up in its sandbox that nobody has put there',
    cure: '`--scenario FILE` or `--seed-file s3://BUCKET/KEY=FILE` puts it there',
    topic: 'sandbox',
  },
  SANDBOX_LIMIT: {
    cause: 'the sandbox does not play what the service definition asks for',
    cure: 'leave it out in the sandbox; on AWS nothing is known against it',
    topic: 'sandbox',
  },
  SANDBOX_SEED: {
    cause: 'the sandbox refuses what the project or the scenario names',
    cure: 'AWS would refuse it too: correct it',
    topic: 'sandbox',
  },
  SANDBOX_STATE: {
    cause: 'the state of the sandbox cannot be written, or is not what ristretto made',
    cure: 'the message names the folder or the role, and why',
    topic: 'sandbox',
  },
  SCENARIO_INVALID: {
    cause: 'a scenario file is wrong, or missing',
    cure: 'the message names the key',
    topic: 'sandbox',
  },
  SNAPSHOT_INVALID: {
    cause: 'a file is no snapshot of a sandbox, or one of a later version',
    cure: '`ristretto sandbox snapshot save FILE` makes one',
    topic: 'sandbox',
  },

  BUG: { cause: 'a mistake of ristretto itself', cure: 'report it with what `--debug` prints' },
} as const satisfies Readonly<Record<string, ErrorKind>>

/** The code of an error. */
export type ErrorCode = keyof typeof errorCodes | `RULE_${string}`

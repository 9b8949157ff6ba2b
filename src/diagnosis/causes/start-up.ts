import { type Cause, findReason, ofContainer } from '../cause.ts'
import { noAnswer } from './image.ts'

const INITIALISATION =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html (checked 2026-11)'

/** Agents of different ages say `unable to retrieve secret from asm`, `failed to fetch secret`, `secrets from ssm`. */
const fetchingSecrets =
  /(?:retrieve|fetch|pull) secrets? (?:from|arn)|retrieve secrets? from|secrets? from (?:ssm|asm|secrets manager)|invalid parameters:/i

const secretName = /arn:[\w-]+:(?:secretsmanager|ssm):[^\s"',]+|(?:secret|parameter)s? [`']?(\/[\w./-]+)/i

function nameOf(text: string): string {
  const found = secretName.exec(text)
  return found ? `\`${(found[1] ?? found[0]).replace(/[.:]+$/, '')}\`` : 'one of the secrets'
}

/** What fails between the placing of a task and the start of its first container. */
export const startUpCauses = [
  {
    code: 'SECRET_KEY_DENIED',
    heals: false,
    source: 'https://github.com/GiamPy5/terraform-aws-directus/issues/10',
    find: (evidence) => {
      const found = findReason(
        evidence,
        /Access to KMS is not allowed|not authorized to perform: kms:Decrypt|kms:Decrypt/,
      )
      return (
        found && {
          cause: `the execution role may not decrypt ${nameOf(found.text)}`,
          advice:
            'allow the execution role kms:Decrypt on the key of the secret, in its policy and in the policy of the key',
          evidence: found.text,
        }
      )
    },
  },
  {
    code: 'SECRET_DENIED',
    heals: false,
    source: 'https://github.com/aws/copilot-cli/issues/3104',
    find: (evidence) => {
      const found = findReason(evidence, fetchingSecrets)
      return found && /AccessDenied|not authorized/i.test(found.text)
        ? {
            cause: `the execution role may not read ${nameOf(found.text)}`,
            advice: '`ristretto policy generate --role execution` prints the statement that it lacks',
            evidence: found.text,
          }
        : undefined
    },
  },
  {
    code: 'SECRET_MISSING',
    heals: false,
    source: INITIALISATION,
    find: (evidence) => {
      const found = findReason(
        evidence,
        /ResourceNotFoundException.*secret|can't find the specified secret|ParameterNotFound|invalid (?:ssm )?parameters: ?([^\s\]]+)|did not contain (?:json key|the key)|retrieved secret .* did not/i,
      )
      if (!found || /log group|log stream/i.test(found.text)) return undefined
      return {
        cause: /did not contain/.test(found.text)
          ? `${nameOf(found.text)} lacks the JSON key that the task definition names`
          : `${nameOf(found.text)} does not exist`,
        advice: '`secrets` of the task definition names it: check name, region, and the JSON key behind the ARN',
        evidence: found.text,
      }
    },
  },
  {
    code: 'SECRETS_UNREACHABLE',
    heals: false,
    source: 'https://github.com/Releem/releem-agent/issues/195',
    find: (evidence) => {
      const found = findReason(evidence, /ResourceInitializationError.*(?:secrets or registry auth|retrieve secret)/s)
      return found && noAnswer.test(found.text)
        ? {
            cause: 'the task has no way to Secrets Manager, Parameter Store or ECR: its requests get no answer',
            advice:
              'a task in a public subnet needs `assignPublicIp: ENABLED`, one in a private subnet a NAT gateway or VPC endpoints for them; its security group must let 443 out',
            evidence: found.text,
          }
        : undefined
    },
  },
  {
    code: 'LOG_GROUP_MISSING',
    heals: false,
    source: 'https://github.com/Rayraegah/terraform-aws-hasura/issues/25',
    find: (evidence) => {
      const found = findReason(evidence, /(?:specified )?log group does not exist/i)
      return (
        found && {
          cause: `the log group${ofContainer(found.container)} does not exist`,
          advice: 'make it, or set `awslogs-create-group` to true and allow the execution role logs:CreateLogGroup',
          evidence: found.text,
        }
      )
    },
  },
  {
    code: 'LOG_DENIED',
    heals: false,
    source: INITIALISATION,
    find: (evidence) => {
      const found = findReason(evidence, /not authorized to perform: logs:(\w+)|logs:(Create\w+).*AccessDenied/)
      return (
        found && {
          cause: `the execution role may not write the log: it lacks logs:${found.match[1] ?? found.match[2]}`,
          advice: '`ristretto policy generate --role execution` prints the statement that it lacks',
          evidence: found.text,
        }
      )
    },
  },
  {
    code: 'LOGS_UNREACHABLE',
    heals: false,
    source: 'https://gist.github.com/bradleybeddoes/7b568d87d20c5e4ebfe31de9a8dc08c7',
    find: (evidence) => {
      const found = findReason(evidence, /failed to (?:validate logger args|initialize logging driver)/)
      return found && (noAnswer.test(found.text) || /signal: killed/.test(found.text))
        ? {
            cause: 'the task has no way to CloudWatch Logs: its requests get no answer',
            advice:
              'a private subnet needs a NAT gateway or a VPC endpoint for logs; the security group must let 443 out',
            evidence: found.text,
          }
        : undefined
    },
  },
  {
    code: 'ENVIRONMENT_FILE',
    heals: false,
    source: INITIALISATION,
    find: (evidence) => {
      const found = findReason(evidence, /(?:failed to )?(?:download|fetch)(?:ing)? env(?:ironment)? files?|env file/i)
      return (
        found && {
          cause: 'an environment file could not be read from S3',
          advice:
            '`environmentFiles` names it: it must exist, and the execution role needs s3:GetObject on it and s3:GetBucketLocation',
          evidence: found.text,
        }
      )
    },
  },
  {
    code: 'EFS_MOUNT',
    heals: false,
    source: 'https://github.com/56kcloud/terraform-grafana/issues/4',
    find: (evidence) => {
      const found = findReason(evidence, /EFS utils|mount\.nfs|mounting fs-[0-9a-f]+/)
      if (!found) return undefined
      const isMissing = /No such file or directory/.test(found.text)
      return {
        cause: isMissing ? 'the directory of an EFS volume does not exist' : 'an EFS volume could not be mounted',
        advice: isMissing
          ? '`rootDirectory` of the volume must exist in the file system; an access point can make it'
          : 'the file system needs a mount target in the zone of the subnet whose security group lets 2049 in from the task, and the VPC needs DNS',
        evidence: found.text,
      }
    },
  },
  {
    code: 'ROLE_NOT_ASSUMABLE',
    heals: false,
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html; the text as ECS answers RunTask',
    find: (evidence) => {
      const found = findReason(evidence, /unable to assume the role '?([^'\s]+)'?/i)
      return (
        found && {
          cause: `ECS could not assume the role \`${found.match[1]}\``,
          advice: 'the role must exist and trust ecs-tasks.amazonaws.com',
          evidence: found.text,
        }
      )
    },
  },
  {
    code: 'COMMAND_NOT_FOUND',
    heals: false,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/userguide/stopped-task-error-codes.html (checked 2026-11)',
    find: (evidence) => {
      const found = findReason(
        evidence,
        /executable file not found|exec: "?([^":]+)"?: (?:stat|no such file|permission denied)|exec format error|no such file or directory.*unknown/i,
      )
      if (!found || /mount/i.test(found.text)) return undefined
      const isForeign = /exec format error/i.test(found.text)
      return {
        cause: isForeign
          ? `the program${ofContainer(found.container)} was built for another platform`
          : `the command${ofContainer(found.container)} does not exist in its image`,
        advice: isForeign
          ? 'build the image for the platform of the task, or set `runtimePlatform.cpuArchitecture`'
          : 'check `command`, `entryPoint` and `workingDirectory` against the image',
        evidence: found.text,
      }
    },
  },
  {
    code: 'START_TIMEOUT',
    heals: true,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/userguide/stopped-task-error-codes.html (checked 2026-11)',
    find: (evidence) => {
      const found = findReason(
        evidence,
        /Could not transition to (?:started|running|created); timed out|(?:Docker|ContainerRuntime)TimeoutError/i,
      )
      return (
        found && {
          cause: `the container${found.container ? ` \`${found.container.name}\`` : ''} did not start in time`,
          advice:
            'a larger image or a slow registry takes longer: raise `startTimeout`; a blocked network ends like this, too',
          evidence: found.text,
        }
      )
    },
  },
] as const satisfies readonly Cause[]

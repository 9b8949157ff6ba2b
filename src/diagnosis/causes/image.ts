import { type Cause, findReason, ofContainer } from '../cause.ts'

const PULL_ERRORS =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html (checked 2026-11)'

/** Words with which pulling an image fails, whatever the reason. */
const pulling =
  /CannotPull(?:ECR|Image|Image[A-Za-z]*)?ContainerError|CannotPullContainerError|pull image manifest|image Manifest/

/** No answer came: the way to the registry is blocked. */
export const noAnswer =
  /i\/o timeout|context deadline exceeded|Client\.Timeout|awaiting headers|connect(?:ion)? timed out|no such host|dial tcp|network is unreachable|RequestCanceled|check your task network configuration/i

const noVariant =
  /does not contain descriptor matching platform '?([\w/]+)'?|no match(?:ing manifest)? for (?:platform )?'?([\w/]+)'?|failed to find a descriptor for platform \{?([\w/]+)?/i

const notFound = /not found|manifest unknown|NAME_UNKNOWN|does not exist in the registry/i

/** Images that cannot be pulled, the narrower reasons first. */
export const imageCauses = [
  {
    code: 'IMAGE_PLATFORM',
    heals: false,
    source: 'https://github.com/aws/containers-roadmap/issues/1120, and service events of 2025 in public reports',
    find: (evidence) => {
      const found = findReason(evidence, noVariant)
      if (!found) return undefined
      const platform = found.match[1] ?? found.match[2] ?? found.match[3]
      return {
        cause: `the image${ofContainer(found.container)} has no variant for ${platform ?? 'the platform of the task'}`,
        advice:
          'build it for that platform (`docker buildx build --platform`), or set `runtimePlatform.cpuArchitecture` of the task definition to the one it was built for',
        evidence: found.text,
      }
    },
  },
  {
    code: 'IMAGE_RATE_LIMIT',
    heals: true,
    source: PULL_ERRORS,
    find: (evidence) => {
      const found = findReason(evidence, /toomanyrequests|pull rate limit/i)
      return (
        found && {
          cause: 'the registry refused the image because too many were pulled',
          advice:
            'pull through an ECR pull-through cache, or give `repositoryCredentials` of an account with a higher limit',
          evidence: found.text,
        }
      )
    },
  },
  {
    code: 'IMAGE_DENIED',
    heals: false,
    source: PULL_ERRORS,
    find: (evidence) => {
      const found = findReason(
        evidence,
        /(?:CannotPull|registry auth|pull).*(?:AccessDenied|not authorized to perform: ecr:(\w+)|403 Forbidden|pull access denied|authorization failed|no basic auth credentials)/is,
      )
      if (!found || /secret|ssm/i.test(found.text.replace('unable to pull secrets or registry auth', '')))
        return undefined
      const action = found.match[1]
      return {
        cause: `the execution role may not pull the image${ofContainer(found.container)}${action ? `: it lacks ecr:${action}` : ''}`,
        advice:
          '`ristretto policy generate --role execution` prints what the role needs; an image in another account also needs that repository to allow it, one in a private registry `repositoryCredentials`',
        evidence: found.text,
      }
    },
  },
  {
    code: 'IMAGE_NOT_FOUND',
    heals: false,
    source: PULL_ERRORS,
    find: (evidence) => {
      const found = findReason(evidence, /CannotPull/)
      if (!found || !notFound.test(found.text) || noAnswer.test(found.text)) return undefined
      const image = /([\w.-]+(?::\d+)?\/[\w./-]+(?::[\w.-]+|@sha256:[0-9a-f]+))/.exec(found.text)?.[1]
      return {
        cause: `the image ${image ? `\`${image}\`` : ofContainer(found.container).trim() || 'of a container'} does not exist`,
        advice: 'check repository and tag: was it pushed, to this account and region, before the deployment began?',
        evidence: found.text,
      }
    },
  },
  {
    code: 'REGISTRY_UNREACHABLE',
    heals: false,
    source: PULL_ERRORS,
    find: (evidence) => {
      const found = findReason(evidence, pulling)
      return found && noAnswer.test(found.text)
        ? {
            cause: 'the task has no way to the image registry: its requests get no answer',
            advice:
              'a task in a public subnet needs `assignPublicIp: ENABLED`, one in a private subnet a NAT gateway or VPC endpoints for ecr.api, ecr.dkr and s3; its security group must let 443 out',
            evidence: found.text,
          }
        : undefined
    },
  },
] as const satisfies readonly Cause[]

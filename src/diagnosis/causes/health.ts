import { type Cause, findEvent, findReason } from '../cause.ts'
import type { Evidence } from '../evidence.ts'

const TARGET_REASONS =
  'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/check-target-health.html (checked 2026-11)'

/** `(port 80) is unhealthy in (target-group web) due to (reason Health checks failed with these codes: [404])` */
const unhealthyTarget =
  /\(port (\d+)\) is unhealthy in \(?target-group ([^)\s]+)\)? due to \(reason ([^)]*(?:\([^)]*\))?[^)]*)\)/i

interface TargetFailure {
  readonly group: string
  readonly port: string | undefined
  readonly why: string
  readonly evidence: string
}

function targetFailure(evidence: Evidence): TargetFailure | undefined {
  const event = findEvent(evidence, unhealthyTarget)
  if (event) return { group: shortName(event[2] ?? ''), port: event[1], why: event[3] ?? '', evidence: event[0] }
  const target = evidence.targets.find(({ state }) => state === 'unhealthy')
  if (target)
    return {
      group: shortName(target.targetGroup),
      port: undefined,
      why: target.description ?? target.reason ?? 'its checks fail',
      evidence: [target.targetGroup, target.reason, target.description].filter(Boolean).join(' '),
    }
  const stopped = findReason(evidence, /failed ELB health checks in \(target-group ([^)]+)\)/i)
  return (
    stopped && {
      group: shortName(stopped.match[1] ?? ''),
      port: undefined,
      why: 'its checks fail',
      evidence: stopped.text,
    }
  )
}

/** `web` of `arn:aws:elasticloadbalancing:…:targetgroup/web/0123456789abcdef` */
function shortName(arn: string): string {
  return /targetgroup\/([^/]+)/.exec(arn)?.[1] ?? arn
}

function adviceFor(why: string): string {
  if (/codes?:|ResponseCodeMismatch/i.test(why))
    return 'the container answers, but not with a code that the target group takes: check path and matcher of its health check'
  if (/timed out|Timeout/i.test(why))
    return 'nothing answers in time: does the container listen on that port on 0.0.0.0, does its security group let the load balancer in, is `healthCheckGracePeriodSeconds` long enough?'
  return 'check port, path and matcher of the health check, the security groups, and `healthCheckGracePeriodSeconds` for a slow start'
}

/** Tasks that ran and were stopped because nobody found them healthy. */
export const healthCauses = [
  {
    code: 'TARGET_UNHEALTHY',
    heals: true,
    source: TARGET_REASONS,
    find: (evidence) => {
      const failure = targetFailure(evidence)
      return (
        failure && {
          cause: `the load balancer finds the tasks unhealthy in target group \`${failure.group}\`${failure.port ? ` on port ${failure.port}` : ''}: ${failure.why}`,
          advice: adviceFor(failure.why),
          evidence: failure.evidence,
        }
      )
    },
  },
  {
    code: 'CONTAINER_UNHEALTHY',
    heals: true,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html (checked 2026-11)',
    find: (evidence) => {
      const found = findReason(evidence, /failed container health checks/i)
      const event = found
        ? undefined
        : findEvent(evidence, /failed container health checks|due to an unhealthy status/i)
      const text = found?.text ?? event?.[0]
      return text === undefined
        ? undefined
        : {
            cause: 'the health check of a container fails',
            advice:
              'run its command inside the container; `startPeriod` gives a slow start time, and the tools that the command uses must be in the image',
            evidence: text,
          }
    },
  },
] as const satisfies readonly Cause[]

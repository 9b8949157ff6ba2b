import type { Cause, Finding } from '../cause.ts'
import { findEvent, findReason } from '../cause.ts'
import type { Evidence } from '../evidence.ts'

const EVENTS =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html (checked 2026-11)'
const PLACING =
  'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html (checked 2026-11)'

/** What an event, a refusal of RunTask or a stopped task says about the placing of tasks. */
function said(evidence: Evidence, pattern: RegExp): string | undefined {
  const event = findEvent(evidence, pattern)
  if (event) return event.input
  const failure = evidence.placementFailures?.find((text) => pattern.test(text))
  return failure ?? findReason(evidence, pattern)?.text
}

function finding(evidence: Evidence, pattern: RegExp, words: Omit<Finding, 'evidence'>): Finding | undefined {
  const text = said(evidence, pattern)
  return text === undefined ? undefined : { ...words, evidence: text }
}

/** Where there is an instance, ECS says what the closest one lacks. */
const noInstance =
  /No Container Instances were found|no container instance met all of its requirements(?!.*closest matching)/is

/** Tasks that could not be placed, or not replaced. */
export const placementCauses = [
  {
    code: 'PERCENT_DEADLOCK',
    heals: false,
    source: EVENTS,
    find: (evidence) =>
      finding(
        evidence,
        /unable to stop or start tasks during a deployment because of the service deployment configuration/,
        {
          cause:
            '`minimumHealthyPercent` and `maximumPercent` leave ECS no room: it may neither start a new task nor stop an old one',
          advice:
            'lower minimumHealthyPercent or raise maximumPercent, so that one task more or less is allowed at this count',
        },
      ),
  },
  {
    code: 'PORT_CLASH',
    heals: false,
    source: EVENTS,
    find: (evidence) =>
      finding(evidence, /already using a port required by your task|RESOURCE:PORTS?/i, {
        cause: 'no container instance has the host port free: the old task holds it',
        advice: 'use host port 0 or network mode awsvpc, lower minimumHealthyPercent, or add an instance',
      }),
  },
  {
    code: 'INSTANCES_TOO_SMALL',
    heals: false,
    source: EVENTS,
    find: (evidence) =>
      finding(evidence, /(?:insufficient|doesn't have enough) (?:memory|CPU|GPU)|RESOURCE:(?:MEMORY|CPU|GPU)/i, {
        cause: 'no container instance has enough CPU or memory free for another task',
        advice: 'add instances, let a capacity provider with managed scaling do so, or lower `cpu` and `memory`',
      }),
  },
  {
    code: 'INSTANCE_ATTRIBUTE',
    heals: false,
    source: PLACING,
    find: (evidence) =>
      finding(evidence, /missing an attribute required by your task|\bATTRIBUTE\b/, {
        cause: 'no container instance has an attribute that the task definition requires',
        advice: 'often an ECS agent too old, a log driver that is switched off, or another CPU architecture',
      }),
  },
  {
    code: 'AGENT_DISCONNECTED',
    heals: true,
    source: EVENTS,
    find: (evidence) =>
      finding(evidence, /\bAGENT\b/, {
        cause: 'the ECS agent of the container instance that fits best is not connected',
        advice:
          'its host may be stopped, cut off or out of memory: restart the agent, or take the instance out of the cluster',
      }),
  },
  {
    code: 'NO_INSTANCES',
    heals: false,
    source: EVENTS,
    find: (evidence) =>
      finding(evidence, noInstance, {
        cause: 'no container instance of the cluster can take the task',
        advice: 'the cluster needs instances for launch type EC2: was `"launchType": "FARGATE"` meant?',
      }),
  },
  {
    code: 'NETWORK_INTERFACES',
    heals: false,
    source: PLACING,
    find: (evidence) =>
      finding(
        evidence,
        /RESOURCE:ENI|not enough free addresses|insufficient free (?:IP )?addresses|InsufficientFreeAddresses|(?:network interface|ENI) (?:provision|limit)|Timeout waiting for network interface/i,
        {
          cause:
            'no network interface could be had for the task: the subnet has no free address, or a limit is reached',
          advice: 'use a larger or another subnet; on EC2, `awsvpcTrunking` lets an instance hold more interfaces',
        },
      ),
  },
  {
    code: 'NO_CAPACITY',
    heals: true,
    source: EVENTS,
    find: (evidence) =>
      finding(evidence, /Capacity is unavailable at this time|capacity provider .* (?:no|insufficient) capacity/i, {
        cause: 'AWS has no Fargate capacity free in these zones at the moment',
        advice: 'try again later, name subnets in more zones, or give FARGATE beside FARGATE_SPOT in the strategy',
      }),
  },
  {
    code: 'QUOTA_REACHED',
    heals: true,
    source: EVENTS,
    find: (evidence) =>
      finding(
        evidence,
        /reached the limit on the number of (?:tasks|vCPUs)|requested (?:CPU|MEMORY) configuration is above your limit/i,
        {
          cause: 'the account may run no more on Fargate at a time: a quota is reached',
          advice:
            'a rollout needs room for old and new tasks together: raise the quota of Fargate vCPUs in Service Quotas, or lower maximumPercent, `cpu` or the count of tasks',
        },
      ),
  },
  {
    code: 'SPOT_INTERRUPTED',
    heals: true,
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html (checked 2026-11)',
    find: ({ tasks }) => {
      const task = tasks.find(
        ({ stopCode, stoppedReason = '' }) =>
          stopCode === 'SpotInterruption' || /spot interruption/i.test(stoppedReason),
      )
      return (
        task && {
          cause: 'AWS took Spot capacity back while the tasks ran',
          advice: 'give FARGATE a base in the capacity provider strategy for what must not be interrupted',
          evidence: task.stoppedReason ?? task.stopCode ?? '',
        }
      )
    },
  },
  {
    code: 'TASKS_PROTECTED',
    heals: true,
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html (checked 2026-11)',
    find: (evidence) =>
      finding(evidence, /number of protected tasks/i, {
        cause: 'tasks of the old revision are protected from being stopped, so that the deployment waits for them',
        advice: 'they end when their protection does, at most after 48 hours; UpdateTaskProtection lifts it',
      }),
  },
  {
    code: 'SERVICE_THROTTLED',
    heals: true,
    source: EVENTS,
    find: (evidence) =>
      finding(evidence, /operations are being throttled/i, {
        cause: 'ECS throttles the account: it calls EC2, load balancers or Cloud Map too often',
        advice: 'deploy fewer services at the same time, and raise --timeout',
      }),
  },
  {
    code: 'INFRASTRUCTURE',
    heals: true,
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html, `stopCode` (checked 2026-11)',
    find: ({ tasks }) => {
      const task = tasks.find(
        ({ stopCode, stoppedReason = '' }) =>
          stopCode === 'InfrastructureHealth' ||
          stopCode === 'TerminationNotice' ||
          /^Host EC2 .*terminated/i.test(stoppedReason),
      )
      return (
        task && {
          cause: 'the host of the tasks failed or was taken out of service',
          advice: 'ECS starts them elsewhere; on instances of your own look at the scaling group',
          evidence: task.stoppedReason ?? task.stopCode ?? '',
        }
      )
    },
  },
] as const satisfies readonly Cause[]

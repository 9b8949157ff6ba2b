import { HttpRequest } from '@smithy/protocol-http'
import { expect } from 'vitest'

import { createSandbox, type Sandbox, seed } from '../../../src/sandbox/index.ts'
import { signer } from './call-aws-json.ts'

/** Where the sandboxes of these tests are. */
export const account = '111122223333'
/** Their region. */
export const region = 'eu-west-1'

/** The time of these tests, always the same: a seed that is printed draws its case again. */
export function realNow(): number {
  return Date.UTC(2026, 10, 24, 8)
}

/** A sandbox in the middle of things; `now` is what its requests are signed by. */
export function inhabited(now = realNow): Sandbox {
  const sandbox = createSandbox({ realNow: now, account, region, clock: 'settle', seed: 'inhabited' })
  seed(sandbox, {
    clusters: ['app'],
    roles: [{ name: 'execution' }],
    logGroups: ['/web'],
    buckets: [{ name: 'yard-files', objects: [{ key: 'item', content: 'x' }] }],
    taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'main', image: 'nginx', memory: 64 }] }],
    services: [{ cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 2, launchType: 'EC2' }],
  })
  return sandbox
}

/** The prefix of operations in `X-Amz-Target`. */
export const targets: Readonly<Record<string, string>> = {
  ecs: 'AmazonEC2ContainerServiceV20141113',
  logs: 'Logs_20140328',
}

/** Sends a signed request, and checks whatever comes back. */
export async function send(
  sandbox: Sandbox,
  service: string,
  parts: {
    method?: string
    path?: string
    query?: Record<string, string>
    headers?: Record<string, string>
    body?: string
  },
): Promise<void> {
  const hostname = `${service}.${region}.amazonaws.com`
  const { method = 'POST', path = '/', query = {}, headers = {}, body = '' } = parts
  const signed = await signer(service, region, sandbox.administrator).sign(
    new HttpRequest({ method, hostname, path, query, headers: { host: hostname, ...headers }, body }),
    { signingDate: new Date(realNow()) },
  )
  const search = new URLSearchParams(query).toString()
  const response = await sandbox.fetch(
    new Request(`https://${hostname}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: signed.headers,
      ...(method !== 'GET' && method !== 'HEAD' && { body }),
    }),
  )
  await checkAnswer(sandbox, response, method)
}

/** Whatever came: no fault of the sandbox, and an error that a client can read. */
export async function checkAnswer(sandbox: Sandbox, response: Response, method: string): Promise<void> {
  const entry = sandbox.journal.entries.at(-1)
  if (entry?.bug !== undefined) throw entry.bug
  const text = await response.text()
  expect(response.status === 501 || response.status < 500).toBe(true)
  if (response.status < 400 || method === 'HEAD') return
  expect(text).toMatch(/"__type":"\w+"|<Code>\w+<\/Code>/)
}

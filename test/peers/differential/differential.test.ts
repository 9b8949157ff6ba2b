import { expect, test } from 'vitest'
import { createSandbox } from '../../../src/sandbox/index.ts'
import { describePeer } from '../describe-peer.ts'
import { findPythonServer } from '../find-peer.ts'
import { startPeer } from '../python-peer.ts'
import { sdkConfiguration } from '../sdk-configuration.ts'
import { clientsFor } from './calls.ts'
import { differences, outcomesOf } from './compare.ts'
import { judged } from './judged.ts'

const region = 'us-east-1'

/** Ours, as it answers by itself. */
async function ours() {
  const sandbox = createSandbox({ account: '123456789012', region })
  return outcomesOf(clientsFor(sdkConfiguration(sandbox)))
}

describePeer('the shared subset, against moto', findPythonServer('moto'), ({ program }) => {
  test('differs as judged, and no otherwise', async () => {
    const peer = await startPeer(program, ['-H', '127.0.0.1', '-p', '0'])
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret-example' }
    const theirs = await outcomesOf(clientsFor({ region, endpoint: peer.endpoint, credentials })).finally(() =>
      peer.end(),
    )
    expect(differences(await ours(), theirs)).toEqual(differencesOf('moto'))
  }, 120_000)
})

describePeer('the shared subset, against MiniStack', findPythonServer('ministack'), ({ program }) => {
  test('differs as judged, and no otherwise', async () => {
    const peer = await startPeer(program, [], {
      ...{ BIND_HOST: '127.0.0.1', GATEWAY_PORT: '0', DOCKER_HOST: 'unix:///nonexistent' },
      ...{ IOT_MTLS_ENABLED: '0', SFTP_ENABLED: '0' },
    })
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    const theirs = await outcomesOf(clientsFor({ region, endpoint: peer.endpoint, credentials })).finally(() =>
      peer.end(),
    )
    expect(differences(await ours(), theirs)).toEqual(differencesOf('MiniStack'))
  }, 120_000)
})

function differencesOf(peer: keyof typeof judged): Record<string, string> {
  return Object.fromEntries(judged[peer].map(({ call, difference }) => [call, difference]))
}

import type { Keys } from './peer-project.ts'
import { type ServedPeer, startPeer } from './python-peer.ts'

/** MiniStack's keys of the account's root. */
export const miniStackRoot: Keys = { accessKeyId: 'test', secretAccessKey: 'test' }

/** The account of those keys. */
export const miniStackAccount = '000000000000'

/** This MiniStack checks signatures and policies; has no Docker, where tasks run as they are asked for; and opens one port, on this machine alone. */
const configuration = {
  BIND_HOST: '127.0.0.1',
  GATEWAY_PORT: '0',
  AUTH: 'true',
  DOCKER_HOST: 'unix:///nonexistent',
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
}

/** Starts a MiniStack that judges. */
export function judgingMiniStack(program: string): Promise<ServedPeer> {
  return startPeer(program, [], configuration)
}

import { describe, test } from 'vitest'
import type { NoPeer, Peer } from './find-peer.ts'

/** Tests that need a peer. Without one a single skipped test says why, so that no green run hides what was not compared. */
export function describePeer(title: string, peer: Peer | NoPeer, body: (peer: Peer) => void): void {
  if ('missing' in peer) test.skip(`${title}: ${peer.missing}`, () => {})
  else describe(`${title} (${peer.version})`, () => body(peer))
}

import { describe, test } from 'vitest'
import type { NoPeer, Peer } from './find-peer.ts'

/** Tests that need a peer. Without one a single skipped test says why, so that no green run hides what was not compared. */
export function describePeer<Found extends Peer>(
  title: string,
  peer: Found | NoPeer,
  body: (peer: Found) => void,
): void {
  if ('missing' in peer) test.skip(`${title}: ${peer.missing}`, () => {})
  else describe(`${title} (${peer.version})`, () => body(peer))
}

import type { SandboxState } from './service.ts'

/** Whether the scenario lists which resources of a kind there are, so that no others exist: `targetGroups`, as the scenario names it. */
export function isClosedKind(state: SandboxState, kind: string): boolean {
  const closed = state['closedKinds']
  return Array.isArray(closed) && closed.includes(kind)
}

export { type Announcement, type AnnouncementFormat, formatAnnouncement } from './announcement.ts'
export type { JudgedCheck } from './authorize/index.ts'
export {
  type Behaviour,
  behaviourOf,
  type ContainerBehaviour,
  type LogLine,
  type TargetBehaviour,
} from './behaviour.ts'
export type { Clock, ClockMode } from './clock.ts'
export { matchesGlob } from './glob.ts'
export type { Journal, JournalEntry } from './journal.ts'
export { isJournalLine, type JournalLine, journalLine } from './journal-line.ts'
export { type Credentials, createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts'
export { parseScenario, type ReadFile, readScenario, type Scenario, scenarioJsonSchema } from './scenario.ts'
export { ScenarioError } from './scenario-document.ts'
export {
  createRoleWithPolicy,
  openSession,
  type Resources,
  type SeedOptions,
  type SessionCredentials,
  seed,
} from './seed.ts'
export { SeedError } from './seed-error.ts'
export type { Served, ServeOptions } from './serve.ts'
export { type Json, type JsonObject, ServiceError } from './service.ts'
export { unplayedOf } from './services/ecs/index.ts'
export type { SeedRole } from './services/iam/index.ts'
export type { SeedBucket, SeedObject } from './services/s3/index.ts'
export { type Snapshot, SnapshotError } from './snapshot.ts'

/** The lines of ecspresso whose calls are known: 1.5 of the year 2021, 2.3 of 2024, 2.8 of September 2026, 3.0 of November 2026. */
export const editionNames = ['1.5', '2.3', '2.8', '3.0'] as const

/** One of them. */
export type EditionName = (typeof editionNames)[number]

/** What differs between the lines, as far as it decides which calls are made. */
export interface Edition {
  readonly name: EditionName
  /** `deploy` creates a service that is not there; before, `create` did. */
  readonly createsMissing: boolean
  /** The goals that are waited for where `--wait-until` says nothing. */
  readonly waitUntil: { readonly deploy: string; readonly create: string; readonly others: string }
  /** GetNamespace, for a service with Service Connect. Its failure ends the program (observed with 2.3). */
  readonly readsNamespace: boolean
  /** DescribeServiceRevisions, whenever a service is described: `no`, `warns` where it is denied, `fails`. */
  readonly serviceRevisions: 'no' | 'warns' | 'fails'
  /** Tags are changed before the one UpdateService, not between two. */
  readonly tagsFirst: boolean
  /** `run` works on what the live service says, and always describes it. */
  readonly runsLikeService: boolean
  /** `run` reads the definition that it is going to run, also the one that it registered a moment ago. */
  readonly runDescribes: boolean
  /** A dry run of `run` ends before the definition is read. */
  readonly dryRunEndsEarly: boolean
  /** What `rollback` does with a deployment that is under way. */
  readonly rollback: 'updates' | 'stops or updates' | 'stops'
  readonly rollbackDeregisters: boolean
  /** Tasks of a service are listed by its name alone; before, the family was looked up first. */
  readonly listsByService: boolean
  /** `deploy` waits for CodeDeploy. */
  readonly waitsForCodeDeploy: boolean
  /** Express services, by a definition of their own: since 2.7. */
  readonly hasExpress: boolean
  /** Commands that it does not have. */
  readonly lacks: readonly string[]
}

const second: Omit<Edition, 'name'> = {
  createsMissing: true,
  waitUntil: { deploy: 'stable', create: 'stable', others: 'stable' },
  readsNamespace: true,
  serviceRevisions: 'no',
  tagsFirst: false,
  runsLikeService: false,
  runDescribes: true,
  dryRunEndsEarly: true,
  rollback: 'updates',
  rollbackDeregisters: true,
  listsByService: false,
  waitsForCodeDeploy: true,
  hasExpress: false,
  lacks: ['create', 'continue'],
}

const late: Omit<Edition, 'name'> = {
  ...second,
  waitUntil: { deploy: 'deployed', create: 'stable', others: 'stable' },
  readsNamespace: false,
  serviceRevisions: 'warns',
  tagsFirst: true,
  dryRunEndsEarly: false,
  rollback: 'stops or updates',
  listsByService: true,
  hasExpress: true,
}

/** https://github.com/kayac/ecspresso, the sources and the CHANGELOG of v1.5.3, v2.3, v2.8.7 and v3.0.0 (checked 2026-11). */
export const editions: Readonly<Record<EditionName, Edition>> = {
  '1.5': {
    ...second,
    name: '1.5',
    createsMissing: false,
    readsNamespace: false,
    runsLikeService: true,
    runDescribes: false,
    rollbackDeregisters: false,
    waitsForCodeDeploy: false,
    lacks: ['continue', 'deregister', 'revisions'],
  },
  '2.3': { ...second, name: '2.3' },
  '2.8': { ...late, name: '2.8' },
  '3.0': {
    ...late,
    name: '3.0',
    waitUntil: { deploy: 'deployed', create: 'deployed', others: 'deployed' },
    serviceRevisions: 'fails',
    rollback: 'stops',
    lacks: ['create'],
  },
}

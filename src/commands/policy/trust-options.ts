import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `policy trust`. */
export const trustOptions = {
  repo: {
    kind: 'text',
    value: 'OWNER/NAME',
    about: 'repository of GitHub, project of GitLab; for CircleCI with its host, unless that is github.com',
  },
  'repo-ids': {
    kind: 'text',
    value: 'OWNER_ID/ID',
    about: "the repository's ids, which newer subjects hold (`gh api repos/OWNER/NAME --jq '.owner.id, .id'`)",
  },
  environment: { kind: 'text', value: 'NAME', about: 'jobs of this environment alone (GitHub)' },
  branch: { kind: 'text', value: 'NAME', about: 'runs of this branch alone' },
  tag: { kind: 'text', value: 'NAME', about: 'runs of this tag alone, or of those that fit a pattern like `v*`' },
  'pull-request': {
    kind: 'flag',
    about: 'runs for pull requests of the repository alone (GitHub)',
    default: false,
  },
  'org-id': { kind: 'text', value: 'ID', about: 'organization (CircleCI)' },
  'project-id': { kind: 'text', value: 'ID', about: 'project (CircleCI)' },
  host: { kind: 'text', value: 'HOST', about: 'host of your own GitLab', default: 'gitlab.com' },
  account: { kind: 'text', value: 'ID', about: 'account of the role' },
  region: { kind: 'text', value: 'REGION', about: 'region, which tells the partition', default: 'us-east-1' },
  format: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'how',
    choices: ['json', 'compact-json', 'yaml', 'terraform', 'cloudformation'],
    default: 'json',
  },
} as const satisfies OptionTable

/** What `policy trust` gets from them. */
export type TrustOptions = OptionsOf<typeof trustOptions>

import { type Place, partitionOfRegion, UserError, unread } from '../../calls/index.ts'
import { lintText, type PolicyDocument } from '../../iam/index.ts'
import {
  circleciSubject,
  githubSubjects,
  gitlabSubject,
  policyFormats,
  type RepositoryIds,
  type RunScope,
  serviceTrust,
  tasksTrust,
  type WebIdentity,
  webIdentityTrust,
} from '../../permissions/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { checkPlace } from './plan-lines.ts'
import type { TrustOptions } from './trust-options.ts'

const providers = ['github', 'circleci', 'gitlab', 'ecs-tasks', 'ecs'] as const

/** The trust policy of a role for a pipeline or a service. Throws UserError for subjects that let in more than one project. */
export async function trust(tools: Tools, options: TrustOptions, { positional }: Invocation): Promise<string> {
  checkPlace(options)
  const [provider = ''] = positional
  const { region, account } = options
  const place: Place = { region, partition: partitionOfRegion(region), account: account ?? unread('account') }
  const document = documentFor(provider, options, place)
  const { print, fillsIn } = policyFormats[options.format]
  if (account === undefined && !fillsIn && JSON.stringify(document).includes('${'))
    throw new UserError('POLICY_INCOMPLETE', 'nobody said which account the role is in', {
      hint: 'give `--account ID`',
    })
  await refuseFindings(document)
  if (provider === 'github' && options.repoIds === undefined)
    tools.note(
      'repositories that were created, renamed or moved after 15 July 2026 send another subject: --repo-ids lets them in',
    )
  if (options.pullRequest)
    tools.note('every pull request is let in, reviewed or not: give the role what reads, and no deployment')
  if (provider === 'circleci' && options.repo === undefined)
    tools.note(
      'every branch is let in, and pull requests of forks where the project passes secrets to them: --repo with --branch or --tag lets in one, by $CIRCLE_OIDC_TOKEN_V2',
    )
  // The formats know a role with its trust; a bare document is the policy itself.
  const bare = { name: 'trust', document, managed: [], notes: [] }
  const role = { ...bare, name: provider, document: { Version: '2012-10-17', Statement: [] }, trust: document }
  return print([options.format === 'cloudformation' ? role : bare])
}

function documentFor(provider: string, options: TrustOptions, place: Place): PolicyDocument {
  switch (provider) {
    case 'github':
      return webIdentityTrust(place, github(options, place))
    case 'circleci':
      return webIdentityTrust(place, circleci(options))
    case 'gitlab':
      return webIdentityTrust(place, gitlab(options))
    case 'ecs-tasks':
      return tasksTrust(place)
    case 'ecs':
      return serviceTrust('ecs.amazonaws.com')
    default:
      throw new UserError('PROVIDER_UNKNOWN', `\`${provider}\` is no provider`, {
        hint: `one of ${providers.join(', ')}`,
      })
  }
}

function github(options: TrustOptions, { partition }: Place): WebIdentity {
  const ids = idsOf(options.repoIds)
  return {
    issuer: 'token.actions.githubusercontent.com',
    // https://github.com/aws-actions/configure-aws-credentials (checked 2026-11)
    audience: partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com',
    subjects: githubSubjects(
      repositoryOf(options, 1),
      scopeOf(options, ['environment', 'branch', 'tag', 'pull-request']),
      ids,
    ),
    ...(ids && { claims: { repository_id: ids.repository } }),
  }
}

function gitlab(options: TrustOptions): WebIdentity {
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(options.host)) throw invalid(options.host, '--host', 'a host without https://')
  return {
    issuer: options.host,
    audience: `https://${options.host}`,
    subjects: [gitlabSubject(repositoryOf(options, 20), scopeOf(options, ['branch', 'tag']))],
  }
}

function circleci(options: TrustOptions): WebIdentity {
  const { orgId, projectId, repo, branch, tag, environment, pullRequest } = options
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
  if (!id.test(orgId ?? '')) throw invalid(orgId ?? '', '--org-id', "the organization's id, from its settings")
  if (!id.test(projectId ?? '')) throw invalid(projectId ?? '', '--project-id', "the project's id, from its settings")
  const extra = environment === undefined ? (pullRequest ? 'pull-request' : undefined) : 'environment'
  if (extra !== undefined)
    throw new UserError('OPTION_INVALID', `--${extra} is not in the tokens of CircleCI`, {
      hint: 'restrict the context there, or give --repo with --branch or --tag',
    })
  const organization = orgId ?? ''
  const isFenced = repo !== undefined || branch !== undefined || tag !== undefined
  const origin = isFenced ? originOf(options) : undefined
  const scope = isFenced ? scopeOf(options, ['branch', 'tag']) : {}
  return {
    issuer: `oidc.circleci.com/org/${organization}`,
    audience: organization,
    subjects: [circleciSubject(organization, projectId ?? '', origin, scope)],
    claims: { 'oidc.circleci.com/project-id': projectId ?? '' },
  }
}

/** `OWNER/NAME`, whole: a wildcard would let in other people's repositories. GitLab has groups within groups. */
function repositoryOf({ repo }: TrustOptions, mostGroups: number): string {
  if (repo !== undefined && new RegExp(`^[\\w.-]+(/[\\w.-]+){1,${mostGroups}}$`).test(repo)) return repo
  throw invalid(repo ?? '', '--repo', 'one repository in full, like `acme/shop`: anything wider lets in others')
}

/** The repository as CircleCI names it: `github.com/acme/shop`. */
function originOf(options: TrustOptions): string {
  const repository = repositoryOf(options, 20)
  const [host = '', ...rest] = repository.split('/')
  return host.includes('.') && rest.length > 1 ? repository : `github.com/${repository}`
}

function idsOf(text: string | undefined): RepositoryIds | undefined {
  if (text === undefined) return undefined
  const [, owner, repository] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (owner === undefined || repository === undefined) throw invalid(text, '--repo-ids', 'two numbers, like `123/456`')
  return { owner, repository }
}

const scopes = ['environment', 'branch', 'tag', 'pull-request'] as const
type Scope = (typeof scopes)[number]

/** Exactly one: the subject of a run has only one of them, and without any every branch of every contributor is let in. */
function scopeOf(options: TrustOptions, allowed: readonly Scope[]): RunScope {
  const given = scopes.filter((name) => (name === 'pull-request' ? options.pullRequest : options[name] !== undefined))
  const [name, ...more] = given
  const choices = allowed.map((one) => `--${one}`).join(', ')
  if (name === undefined || more.length > 0 || !allowed.includes(name))
    throw new UserError('OPTION_INVALID', `give one of ${choices}`, {
      hint: 'a run has one subject; without any of them every branch could deploy',
    })
  if (name === 'pull-request') return { pullRequest: true }
  const value = options[name] ?? ''
  const isPattern = /[*?]/.test(value)
  if (value === '' || /\s/.test(value) || (isPattern && (name === 'environment' || /^[*?]/.test(value))))
    throw invalid(
      value,
      `--${name}`,
      'a name; a pattern for tags and branches begins with what they have in common, like `v*`',
    )
  return { [name]: value }
}

function invalid(value: string, flag: string, hint: string): UserError {
  return new UserError('OPTION_INVALID', `invalid value \`${value}\` for \`${flag}\``, { hint })
}

/** The linter knows what IAM refuses and what lets in too many; hints about newer subjects are said by themselves. */
async function refuseFindings(document: PolicyDocument): Promise<void> {
  const { findings } = await lintText(JSON.stringify(document), { kind: 'trust' })
  const [found] = findings.filter(({ severity }) => severity !== 'note')
  if (found) throw new UserError('TRUST_WIDE', found.message, { hint: found.hint })
}

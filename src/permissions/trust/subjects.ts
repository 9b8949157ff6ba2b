/** Which runs of a pipeline are meant: exactly one of them. */
export interface RunScope {
  readonly environment?: string | undefined
  readonly branch?: string | undefined
  readonly tag?: string | undefined
  /** Every pull request of the repository, whichever branch it comes from. */
  readonly pullRequest?: true | undefined
}

/** Ids that no other repository will ever have, whatever its name. */
export interface RepositoryIds {
  readonly owner: string
  readonly repository: string
}

/**
 * The subjects of GitHub's tokens: `repo:OWNER/NAME:...`; repositories that were created, renamed or moved after 15 July 2026 send
 * `repo:OWNER@ID/NAME@ID:...`, so that with ids both are let in.
 * https://docs.github.com/en/actions/reference/security/oidc (checked 2026-11)
 */
export function githubSubjects(repository: string, scope: RunScope, ids?: RepositoryIds): string[] {
  const rest = githubScope(scope)
  const [owner = '', name = ''] = repository.split('/')
  return [
    `repo:${owner}/${name}:${rest}`,
    ...(ids ? [`repo:${owner}@${ids.owner}/${name}@${ids.repository}:${rest}`] : []),
  ]
}

/** With an environment the subject holds that instead of the branch; colons in its name are encoded. */
function githubScope({ environment, branch, tag, pullRequest }: RunScope): string {
  if (pullRequest) return 'pull_request'
  if (environment !== undefined) return `environment:${environment.replaceAll(':', '%3A')}`
  return branch === undefined ? `ref:refs/tags/${tag ?? ''}` : `ref:refs/heads/${branch}`
}

/** https://docs.gitlab.com/ci/cloud_services/aws/ (checked 2026-11) */
export function gitlabSubject(project: string, { branch, tag }: RunScope): string {
  return branch === undefined
    ? `project_path:${project}:ref_type:tag:ref:${tag ?? ''}`
    : `project_path:${project}:ref_type:branch:ref:${branch}`
}

/**
 * The subject of CircleCI's tokens: that of `$CIRCLE_OIDC_TOKEN` ends with the user, that of `$CIRCLE_OIDC_TOKEN_V2` goes on with the repository
 * and the ref of the change, so that only the latter can be fenced by branch or tag. STS takes no other claim about the change.
 * https://circleci.com/docs/guides/permissions-authentication/openid-connect-tokens/ (checked 2026-11). assumed: a tag is `refs/tags/NAME`
 * @param repository with its host: `github.com/acme/shop`
 */
export function circleciSubject(
  organization: string,
  project: string,
  repository?: string,
  scope: RunScope = {},
): string {
  const start = `org/${organization}/project/${project}/user`
  if (repository === undefined) return `${start}/*`
  const ref = scope.branch === undefined ? `refs/tags/${scope.tag ?? ''}` : `refs/heads/${scope.branch}`
  // A star would reach over slashes: a branch could be named so that the end of its subject looks like the fence.
  return `${start}/${ANY_UUID}/vcs-origin/${repository}/vcs-ref/${ref}`
}

/** 36 characters, whichever. */
const ANY_UUID = '????????-????-????-????-????????????'

/** Which runs of a pipeline are meant: exactly one of them. */
export interface RunScope {
  readonly environment?: string | undefined
  readonly branch?: string | undefined
  readonly tag?: string | undefined
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
function githubScope({ environment, branch, tag }: RunScope): string {
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
 * The second form of CircleCI's token has more behind the user, so that the subject ends open.
 * https://circleci.com/docs/openid-connect-tokens/ (checked 2026-11)
 */
export function circleciSubject(organization: string, project: string): string {
  return `org/${organization}/project/${project}/user/*`
}

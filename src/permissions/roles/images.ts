import { anything, type Check, isMarked, type Place } from '../../calls/index.ts'
import { listOf, type RoleSetting, textOf } from './role.ts'

/** A private repository of ECR that containers are started from. */
export interface Repository {
  readonly arn: string
  readonly account: string
  readonly containers: readonly string[]
}

/** The repositories of a task definition, each once, and the containers whose image nobody has read yet. */
export function repositoriesOf({ taskDefinition, place }: RoleSetting): {
  repositories: Repository[]
  unread: string[]
} {
  const found = new Map<string, Repository>()
  const unread: string[] = []
  for (const { name, image } of listOf(taskDefinition['containerDefinitions'])) {
    const repository = repositoryIn(textOf(image), place)
    if (repository === 'unread') unread.push(textOf(name))
    else if (repository !== undefined) {
      const { arn } = repository
      found.set(arn, { ...repository, containers: [...(found.get(arn)?.containers ?? []), textOf(name)] })
    }
  }
  return { repositories: [...found.values()], unread }
}

/** `111122223333.dkr.ecr.REGION.amazonaws.com/NAME:TAG`; a tag that is looked up does not matter. */
function repositoryIn(image: string, place: Place): Omit<Repository, 'containers'> | 'unread' | undefined {
  const [, account, region, name] =
    /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com|amazonaws\.eu|on\.aws|csp\.hci\.ic\.gov)[^/]*\/([^:@]+)/.exec(
      image,
    ) ?? []
  if (account === undefined || region === undefined || name === undefined)
    return isMarked(image.split(/[/:@]/)[0]) ? 'unread' : undefined
  const repository = isMarked(name) ? anything('repository') : name
  return { account, arn: `arn:${place.partition}:ecr:${region}:${account}:repository/${repository}` }
}

/** Signing in to ECR is about no repository. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html (checked 2026-11) */
export const signIn: Check = {
  action: 'ecr:GetAuthorizationToken',
  resource: '*',
  statement: { name: 'SignInToRegistry' },
}

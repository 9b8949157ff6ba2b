import { tagList } from '../../input.ts'
import type { JsonObject, Operation, RequestContext } from '../../service.ts'
import { type Tagging, tagAdding, tagListing, tagRemoval } from '../../tagging.ts'
import { type EntityKind, entityCheck, entityName, requireEntity } from './entities.ts'
import { read, tagsField } from './input.ts'
import { listPage } from './list-page.ts'
import { requireManagedPolicy } from './managed-policies.ts'
import { providerCheck, requireOidcProvider } from './oidc-providers.ts'
import { policyCheck } from './policy-versions.ts'

/** What of IAM has tags, by the word that its operations have for it. */
type Tagged = 'Role' | 'User' | 'Policy' | 'OpenIDConnectProvider'

const common = { added: tagsField, removed: (input: JsonObject) => read.texts(input, 'TagKeys') }

const taggings: Readonly<Record<Tagged, Tagging>> = {
  Role: ofEntity('role'),
  User: ofEntity('user'),
  Policy: { ...common, check: (action, input) => policyCheck(action.slice('iam:'.length), input), tagsOf: policyTags },
  OpenIDConnectProvider: {
    ...common,
    check: (action, input) => providerCheck(action.slice('iam:'.length), input),
    tagsOf: (input, context) => requireOidcProvider(input, context).tags,
  },
}

/** The operation that adds tags. */
export function tagging(kind: Tagged): Operation {
  return tagAdding({ name: `iam:Tag${kind}` }, taggings[kind])
}

/** The operation that takes them away. */
export function untagging(kind: Tagged): Operation {
  return tagRemoval({ name: `iam:Untag${kind}` }, taggings[kind])
}

/** The operation that lists them. */
export function tagsListing(kind: Tagged): Operation {
  return tagListing({ name: `iam:List${kind}Tags` }, taggings[kind], (tags, input) => {
    const { items, next } = listPage(tagList(tags), input, ({ Key }) => String(Key))
    return { ...next, Tags: [...items] }
  })
}

function ofEntity(kind: EntityKind): Tagging {
  const tagsOf = (input: JsonObject, context: RequestContext) =>
    requireEntity(kind, entityName(kind, input, context), context).tags
  return { ...common, check: (action, input, context) => entityCheck(action, kind, input, context), tagsOf }
}

function policyTags(input: JsonObject, context: RequestContext): Record<string, string> {
  const policy = requireManagedPolicy(input, context)
  policy.tags ??= {}
  return policy.tags
}

import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read, tagsField } from '../input.ts'
import { findOidcProvider, issuerIn, providerArn } from '../oidc-providers.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html */
export const createOpenIdConnectProvider: Operation = {
  name: 'iam:CreateOpenIDConnectProvider',
  access: 'write',
  withoutEffect: ['ThumbprintList'],
  checks(input, context) {
    const resource = providerArn(context, issuerIn(input))
    const tags = tagsField(input)
    const seen = requestTagKeys(tags)
    const tagging = { action: 'iam:TagOpenIDConnectProvider', resource, context: seen }
    return [
      { action: 'iam:CreateOpenIDConnectProvider', resource, context: seen },
      ...(Object.keys(tags).length > 0 ? [tagging] : []),
    ]
  },
  handle(input, context) {
    const url = issuerIn(input)
    const arn = providerArn(context, url)
    if (findOidcProvider(context.state, arn)) {
      const message = `Provider with url https://${url} already exists.`
      throw new ServiceError('EntityAlreadyExists', message, { status: 409 })
    }
    const state = iamState(context.state)
    state.oidcProviders ??= {}
    put(state.oidcProviders, arn, {
      arn,
      url,
      createDate: context.now,
      clientIds: read.texts(input, 'ClientIDList'),
      thumbprints: read.texts(input, 'ThumbprintList'),
      tags: tagsField(input),
    })
    return { OpenIDConnectProviderArn: arn }
  },
}

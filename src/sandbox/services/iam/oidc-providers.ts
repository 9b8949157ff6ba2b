import { own } from '../../records.ts'
import {
  type AccessCheck,
  type JsonObject,
  type RequestContext,
  type SandboxState,
  ServiceError,
} from '../../service.ts'
import { noSuchEntity } from './entities.ts'
import { requiredField } from './input.ts'
import { iamState, type OidcProvider } from './store.ts'

/** The ARN of a provider, which ends with the issuer without `https://`. */
export function providerArn(
  { partition, account }: Pick<RequestContext, 'partition' | 'account'>,
  url: string,
): string {
  return `arn:${partition}:iam::${account}:oidc-provider/${url}`
}

/** The provider of an ARN. */
export function findOidcProvider(state: SandboxState, arn: string): OidcProvider | undefined {
  return own(iamState(state).oidcProviders ?? {}, arn)
}

/** What IAM is asked for an action on the provider that a request names. */
export function providerCheck(action: string, input: JsonObject): AccessCheck {
  return { action: `iam:${action}`, resource: requiredField(input, 'OpenIDConnectProviderArn') }
}

/** The provider that a request names. Throws `NoSuchEntity`. */
export function requireOidcProvider(input: JsonObject, context: RequestContext): OidcProvider {
  const arn = requiredField(input, 'OpenIDConnectProviderArn')
  const found = findOidcProvider(context.state, arn)
  if (found) return found
  throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn.slice(0, 300)}`)
}

/** The issuer that a request gives, without `https://`. Throws `ValidationError`. */
export function issuerIn(input: JsonObject): string {
  const url = requiredField(input, 'Url')
  if (/^https:\/\/[^/?#\s]+[^?#\s]*$/.test(url) && url.length <= 255)
    return url.slice('https://'.length).replace(/\/$/, '')
  throw new ServiceError('ValidationError', 'Invalid Open ID Connect Provider URL')
}

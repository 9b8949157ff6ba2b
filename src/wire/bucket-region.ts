import { carry, type Dispatch, type Transport } from './exchange.ts'
import type { Recovery } from './recovery.ts'
import { unsigned } from './sign.ts'

/** Codes by which S3 says that a bucket is in another region. */
const elsewhere = new Set([
  'AuthorizationHeaderMalformed',
  'BadRequest',
  'IllegalLocationConstraintException',
  'PermanentRedirect',
  'TemporaryRedirect',
])

export function bucketIn(input: object): string | undefined {
  return 'Bucket' in input && typeof input.Bucket === 'string' ? input.Bucket : undefined
}

/**
 * A bucket lives in one region, which its name does not tell. Where an answer shows that it is another one, the call goes there. S3 tells
 * the region in a header; where it does not, a HEAD without a signature asks for it, which needs no permission and is answered with the
 * header even if it is refused. https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html (checked 2026-11)
 */
export function findBucket(
  regions: Map<string, string>,
  transport: Transport,
  dispatch: () => Dispatch,
  signal: AbortSignal,
): Recovery {
  return async (fault) => {
    const { call, endpoint } = dispatch()
    const bucket = bucketIn(call.input)
    if (bucket === undefined) return false
    const told = fault.answer.region
    const region =
      told ?? (elsewhere.has(fault.name) ? await askRegion(transport, dispatch(), bucket, signal) : undefined)
    if (!region || region === endpoint.signingRegion) return false
    transport.trace?.note(`bucket ${bucket} is in ${region}`)
    regions.set(bucket, region)
    return true
  }
}

async function askRegion(transport: Transport, { codec, ...rest }: Dispatch, bucket: string, signal: AbortSignal) {
  const head = codec.encode({ ...rest, operation: 'HeadBucket', input: { Bucket: bucket } })
  const { headers } = await carry(transport, unsigned(head, rest.endpoint.url), signal)
  return headers['x-amz-bucket-region']
}

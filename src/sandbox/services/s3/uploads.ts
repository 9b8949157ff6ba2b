import { own } from '../../records.ts'
import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { targetOf } from './checks.ts'
import type { Target, Upload } from './store.ts'

/** The upload that a request names, where it is, and its id. Throws `NoSuchUpload`. */
export function requireUpload(
  input: JsonObject,
  context: RequestContext,
): { readonly target: Target; readonly id: string; readonly upload: Upload } {
  const target = targetOf(input, context)
  const id = idIn(input)
  const upload = findUpload(input, target)
  if (upload) return { target, id, upload }
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.'
  throw new ServiceError('NoSuchUpload', message, { status: 404, members: { UploadId: id.slice(0, 200) } })
}

/** The upload that a request names, if it is there and for this key. */
export function findUpload(input: JsonObject, target: Target): Upload | undefined {
  const upload = own(target.bucket.uploads ?? {}, idIn(input))
  return upload?.key === target.key ? upload : undefined
}

function idIn(input: JsonObject): string {
  return String(input['UploadId'] ?? '')
}

/** The number of a part, from 1 to 10,000. Throws `InvalidArgument`. */
export function partNumberIn(input: JsonObject): number {
  const number = Number(input['PartNumber'])
  if (Number.isInteger(number) && number >= 1 && number <= 10_000) return number
  throw new ServiceError('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
    members: { ArgumentName: 'partNumber', ArgumentValue: String(input['PartNumber']).slice(0, 100) },
  })
}

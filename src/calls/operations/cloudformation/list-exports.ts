import { readCall } from '../operation.ts'

/** A page of the exports of all stacks of the account and region. AWS offers no resource to fence it with. */
export function listExports(input: { readonly NextToken?: string }) {
  return readCall(
    'cloudformation:ListExports',
    input,
    () => [{ action: 'cloudformation:ListExports', resource: '*' }],
    { yields: 'Exports', rate: null, statement: 'ReadStackExports' },
  )
}

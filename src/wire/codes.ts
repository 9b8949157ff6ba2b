/** The codes of errors that come from talking to AWS, and what each means. */
export const wireErrorCodes = {
  ACCESS_DENIED: 'AWS refused the call: a permission is missing',
  AWS_ERROR: 'AWS answered with an error of its own',
  AWS_THROTTLED: 'AWS went on answering that there are too many requests',
  AWS_UNAVAILABLE: 'AWS went on answering with a server error, or broke off its answers',
  ANSWER_LOST: 'a request that changes something was sent, and nobody knows whether AWS did it',
  ANSWER_UNREADABLE:
    'something that does not speak the protocol answered in place of AWS, or only a part of the answer came',
  CA_BUNDLE_UNREADABLE: 'the file that AWS_CA_BUNDLE names cannot be read',
  CREDENTIALS_EXPIRED: 'the credentials are no longer valid',
  CREDENTIALS_INVALID:
    'the credentials hold a character that no header can: they were copied with more than themselves',
  CREDENTIALS_NOT_FOUND: 'there are no credentials in the environment, the profile or the platform',
  CREDENTIALS_REJECTED: 'AWS does not know the access key, or the signature made with its secret is wrong',
  ENDPOINT_INVALID: 'the value of an endpoint variable is no URL',
  ENDPOINT_UNREACHABLE: 'no connection to the endpoint: name, network, proxy or certificate',
  NO_REGION: 'nobody said which region to work in',
  PROXY_INVALID: 'the value of a proxy variable is no URL',
  PROXY_REFUSED: 'the proxy makes no connection to the endpoint',
  PROXY_UNSUPPORTED: 'a proxy variable names a proxy of a kind that is not spoken: SOCKS, PAC',
} as const

export type WireErrorCode = keyof typeof wireErrorCodes

/** Members of requests that several operations refuse, or take without effect: see `refused` and `withoutEffect` of `Operation`. */

/** Keys of the customer's own. */
export const customerKeys = ['SSECustomerAlgorithm', 'SSECustomerKey', 'SSECustomerKeyMD5'] as const

/** What a new object may not be made with. */
export const refusedOfNewObjects = [
  ...customerKeys,
  'ObjectLockMode',
  'ObjectLockRetainUntilDate',
  'ObjectLockLegalHoldStatus',
  'ObjectLockEventHold',
  'ObjectLockEventHoldDurationDays',
  'ObjectLockEventHoldDurationYears',
] as const

/** What changes nothing of a new object here. */
export const idleOfNewObjects = [
  'ACL',
  'SSEKMSEncryptionContext',
  'ChecksumAlgorithm',
  'Expires',
  'GrantFullControl',
  'GrantRead',
  'GrantReadACP',
  'GrantWriteACP',
  'StorageClass',
  'WebsiteRedirectLocation',
  'RequestPayer',
] as const

/** Checksums that are not reckoned here. */
export const idleChecksums = ['ChecksumMD5', 'ChecksumXXHASH64', 'ChecksumXXHASH3', 'ChecksumXXHASH128'] as const

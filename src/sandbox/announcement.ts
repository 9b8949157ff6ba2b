/** Where a sandbox listens, and the keys of its administrator. */
export interface Announcement {
  readonly endpoint: string
  readonly region: string
  readonly accountId: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The forms of an announcement: for people, for `eval` in a shell, for programs. */
export type AnnouncementFormat = 'text' | 'env' | 'json'

/** The announcement as it is printed, with a line feed at its end. */
export function formatAnnouncement(announcement: Announcement, format: AnnouncementFormat): string {
  const { endpoint, region, accountId, accessKeyId, secretAccessKey } = announcement
  if (format === 'json') return `${JSON.stringify({ endpoint, region, accountId, accessKeyId, secretAccessKey })}\n`
  const variables = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    // A token left over from other credentials would be sent along.
    AWS_SESSION_TOKEN: '',
  }
  if (format === 'env') {
    return Object.entries(variables)
      .map(([name, value]) => `export ${name}=${value}\n`)
      .join('')
  }
  return [
    `sandbox of account ${accountId} in ${region}, listening on ${endpoint}`,
    'credentials of its administrator:',
    `  access key id      ${accessKeyId}`,
    `  secret access key  ${secretAccessKey}`,
    `AWS clients reach it with AWS_ENDPOINT_URL=${endpoint}`,
    '',
  ].join('\n')
}

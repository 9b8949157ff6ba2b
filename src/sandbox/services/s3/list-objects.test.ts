import { expect, test } from 'vitest'
import { createSandbox, seed } from '../../index.ts'

const keys = ['a', 'b', 'c/1', 'c/2', 'd']

function listed(input: Readonly<Record<string, string>>) {
  const sandbox = createSandbox()
  seed(sandbox, { buckets: [{ name: 'bucket', objects: keys.map((key) => ({ key, content: key })) }] })
  const { body } = sandbox.perform('s3:ListObjects', { Bucket: 'bucket', ...input })
  const { Contents, CommonPrefixes, Marker, NextMarker, IsTruncated } = Object(body).content
  const entries = [...Contents.map(({ Key }: { Key: string }) => Key), ...CommonPrefixes.map(Object).map(prefixOf)]
  return { entries, Marker, NextMarker, IsTruncated }
}

function prefixOf({ Prefix }: { Prefix?: string }): string | undefined {
  return Prefix
}

// A marker is a key, which any client may make itself, and no token of a list.
test.each([
  [{}, { entries: keys, Marker: '', IsTruncated: false }],
  [{ Marker: 'b' }, { entries: ['c/1', 'c/2', 'd'], Marker: 'b', IsTruncated: false }],
  [{ Marker: 'bb' }, { entries: ['c/1', 'c/2', 'd'], Marker: 'bb', IsTruncated: false }],
  [{ MaxKeys: '2' }, { entries: ['a', 'b'], Marker: '', IsTruncated: true }],
  [
    { MaxKeys: '3', Delimiter: '/' },
    { entries: ['a', 'b', 'c/'], Marker: '', NextMarker: 'c/', IsTruncated: true },
  ],
  [
    { Marker: 'c/', Delimiter: '/' },
    { entries: ['d'], Marker: 'c/', IsTruncated: false },
  ],
])('ListObjects with %j', (input, expected) => {
  expect(listed(input)).toEqual({ NextMarker: undefined, ...expected })
})

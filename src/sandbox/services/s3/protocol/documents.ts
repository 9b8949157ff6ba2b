import { XMLParser } from 'fast-xml-parser'

import { type Json, type JsonObject, ServiceError } from '../../../service.ts'

type Element = { readonly [name: string]: unknown }

/** What a document is about, by its root, as members of the input. */
const documents: Readonly<Record<string, (root: Element) => JsonObject>> = {
  CreateBucketConfiguration: ({ LocationConstraint }) => texts({ LocationConstraint }),
  VersioningConfiguration: ({ Status }) => texts({ Status }),
  ServerSideEncryptionConfiguration(root) {
    const rule = first(root['Rule'])
    const encryption = first(rule['ApplyServerSideEncryptionByDefault'])
    return texts({
      ServerSideEncryption: encryption['SSEAlgorithm'],
      SSEKMSKeyId: encryption['KMSMasterKeyID'],
      BucketKeyEnabled: rule['BucketKeyEnabled'],
    })
  },
  Tagging: (root) => ({ Tagging: { TagSet: all(first(root['TagSet'])['Tag']).map(texts) } }),
  PublicAccessBlockConfiguration: (root) => ({ PublicAccessBlockConfiguration: texts(root) }),
  Delete: (root) => ({ Delete: { Objects: all(root['Object']).map(texts), ...texts({ Quiet: root['Quiet'] }) } }),
  CompleteMultipartUpload: (root) => ({ MultipartUpload: { Parts: all(root['Part']).map(texts) } }),
}

/** The members that a request's document has; none where there is no document. Throws `MalformedXML`. */
export function documentOf(body: Buffer): JsonObject {
  if (body.length === 0) return {}
  const document = parse(body.toString('utf8'))
  for (const [root, read] of Object.entries(documents)) {
    if (document[root] !== undefined) return read(first(document[root]))
  }
  return {}
}

function parse(text: string): Element {
  try {
    // Entities are replaced here: a parser that did it would take those that a document declares, too.
    const parsed: unknown = new XMLParser({ processEntities: false, parseTagValue: false, trimValues: false }).parse(
      text,
      true,
    )
    return first(parsed)
  } catch {
    throw new ServiceError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  }
}

/** The elements of a name, of which there may be one or several. */
function all(value: unknown): Element[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is Element => typeof one === 'object' && one !== null && !Array.isArray(one),
  )
}

function first(value: unknown): Element {
  return all(value)[0] ?? {}
}

/** The members of an element that are text. */
function texts(element: Element): JsonObject {
  const members: [string, Json][] = []
  for (const [name, value] of Object.entries(element)) {
    if (typeof value === 'string') members.push([name, withoutEntities(value)])
  }
  return Object.fromEntries(members)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML, and characters by their numbers. */
function withoutEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (Number.isNaN(code)) return entities[name] ?? whole
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole
  })
}

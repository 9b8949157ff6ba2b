import { policyText } from '../../policy-shape.ts'
import { flag, jsonObject, list, named, object, optional, text, time } from '../../state-shape.ts'
import type { EcrState, Image, Repository } from './store.ts'

const image = object<Image>({ digest: text, manifest: text, mediaType: text, pushedAt: time, tags: list(text) })

const repository = object<Repository>({
  name: text,
  createdAt: time,
  isImmutable: flag,
  scansOnPush: optional(flag),
  images: list(image),
  blobs: named(text),
  tags: named(text),
  policy: optional(policyText),
  lifecyclePolicy: optional(text),
  encryption: optional(jsonObject),
})

/** The form of what the sandbox remembers. */
export const ecrShape = object<EcrState>({
  repositories: named(repository),
  tokens: named(object<EcrState['tokens'][string]>({ accessKeyId: text, expiresAt: time })),
})

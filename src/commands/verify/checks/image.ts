import { type Attempt, type Aws, anything, isMarked, unread } from '../../../calls/index.ts'
import { batchGetImage, getDownloadUrlForLayer } from '../../../calls/operations/index.ts'
import {
  askRegistry,
  configurationDigest,
  type EcrRegistry,
  ecrRegistryOf,
  type FoundImage,
  type ImageReference,
  imageReferenceOf,
  manifestTypes,
  readConfiguration,
} from '../../../registries/index.ts'
import { fine, type Judgement, judged, skipped, unknown, wrong } from '../finding.ts'
import type { Item, Platform } from '../items.ts'

const somewhere: ImageReference = {
  written: '',
  host: '',
  repository: unread('repository of an image'),
  tag: unread('tag of an image'),
  digest: undefined,
}

type ImageItem = Extract<Item, { kind: 'image' }>

/** An image is there, and for the machines that the tasks run on. */
export async function checkImage(aws: Aws, { image, platform, isPrivate }: ImageItem): Promise<Judgement> {
  // A plan that has not looked the name up: what the policy must allow of it, nobody knows.
  if (isMarked(image))
    return inEcr(aws, somewhere, { account: unread('account of an image'), region: aws.place.region }, platform)
  const reference = imageReferenceOf(image)
  if (reference === undefined) return wrong('it is no name of an image')
  const registry = ecrRegistryOf(reference)
  if (registry) return inEcr(aws, reference, registry, platform)
  if (isPrivate) return skipped('its registry wants credentials, and secrets are not read')
  return elsewhere(await askRegistry(aws, reference), platform)
}

async function inEcr(
  aws: Aws,
  { repository, tag, digest }: ImageReference,
  { account, region }: EcrRegistry,
  platform: Platform | undefined,
): Promise<Judgement> {
  const id = digest === undefined ? { imageTag: tag ?? 'latest' } : { imageDigest: digest }
  const at = { registryId: account, repositoryName: repository }
  const call = batchGetImage({ ...at, imageIds: [id], acceptedMediaTypes: manifestTypes }, region)
  const answer = await aws.attempt(call)
  const found = judged(aws, answer, {
    call,
    absent: `there is no repository \`${repository}\``,
    judge: ({ images: [image], failures = [] }) =>
      image === undefined
        ? wrong(failures[0]?.failureReason ?? 'there is no such image')
        : fits({ manifest: manifestOf(image), configuration: undefined }, platform),
  })
  if (platform === undefined) return found
  const config = answer.ask('the image is one for one machine', ({ images: [image] }) =>
    configurationDigest(manifestOf(image ?? {})),
  )
  if (!config) return found
  const layerDigest = config.take((text) => text, anything('digest'))
  return ofOneMachine(aws, getDownloadUrlForLayer({ ...at, layerDigest }, region), platform)
}

/** The configuration of an image alone says for what machine it is, where no index does. */
async function ofOneMachine(
  aws: Aws,
  call: ReturnType<typeof getDownloadUrlForLayer>,
  platform: Platform,
): Promise<Judgement> {
  const link = await aws.attempt(call)
  const url = link.ask('its configuration can be read', ({ downloadUrl }) => downloadUrl)
  if (!url) {
    const { text } = judged(aws, link, {
      call,
      absent: 'not checked: its configuration is not there',
      judge: () => fine,
    })
    return unknown(`it is there; for what machine, is ${text}`)
  }
  const configuration = await readConfiguration(
    aws,
    url.take((text) => text, ''),
  )
  return configuration.take((read) => fits({ manifest: undefined, configuration: read }, platform), fine)
}

/** What is no JSON says nothing. */
function manifestOf({ imageManifest = '' }: { readonly imageManifest?: string }): unknown {
  try {
    return JSON.parse(imageManifest)
  } catch {
    return undefined
  }
}

function elsewhere(answer: Pick<Attempt<FoundImage>, 'take'>, platform: Platform | undefined): Judgement {
  return answer.take((found) => {
    switch (found.kind) {
      case 'found':
        return fits(found, platform)
      case 'absent':
        return wrong('there is no such image')
      case 'refused':
        return unknown(`its registry shows it to nobody who is not signed in (${found.status})`)
      case 'limited':
        return unknown('its registry answers no more requests from here for now')
      case 'unreachable':
        return unknown(`its registry cannot be asked: ${found.because}`)
    }
  }, fine)
}

/** Whether an index has the platform; a single image says it in its configuration. */
function fits(
  { manifest, configuration }: { readonly manifest: unknown; readonly configuration: unknown },
  platform: Platform | undefined,
): Judgement {
  if (platform === undefined) return fine
  const wanted = `${platform.os}/${platform.architecture}`
  const listed = platformsOf(manifest)
  const own = platformOf(configuration)
  const all = listed.length > 0 ? listed : own === undefined ? [] : [own]
  if (all.length === 0 || all.includes(wanted)) return fine
  return wrong(`it is for ${all.join(', ')}, and the tasks run on ${wanted}`)
}

function platformsOf(manifest: unknown): readonly string[] {
  if (typeof manifest !== 'object' || manifest === null || !('manifests' in manifest)) return []
  const all: readonly unknown[] = Array.isArray(manifest.manifests) ? manifest.manifests : []
  return all.flatMap((one) =>
    typeof one === 'object' && one !== null && 'platform' in one ? (platformOf(one.platform) ?? []) : [],
  )
}

/** Attestations, which stand in an index too, are for no machine. */
function platformOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('os' in value) || !('architecture' in value)) return undefined
  return value.os === 'unknown' ? undefined : `${String(value.os)}/${String(value.architecture)}`
}

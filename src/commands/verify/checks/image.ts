import { type Attempt, type Aws, isMarked, unread } from '../../../calls/index.ts'
import { batchGetImage } from '../../../calls/operations/index.ts'
import {
  askRegistry,
  type EcrRegistry,
  ecrRegistryOf,
  type FoundImage,
  type ImageReference,
  imageReferenceOf,
  manifestTypes,
} from '../../../registries/index.ts'
import { fine, type Judgement, look, skipped, unknown, wrong } from '../finding.ts'
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
  return look(aws, {
    call: batchGetImage(
      { registryId: account, repositoryName: repository, imageIds: [id], acceptedMediaTypes: manifestTypes },
      region,
    ),
    absent: `there is no repository \`${repository}\``,
    judge: ({ images: [found], failures = [] }) => {
      if (found === undefined) return wrong(failures[0]?.failureReason ?? 'there is no such image')
      return fits({ manifest: JSON.parse(found.imageManifest ?? '{}'), configuration: undefined }, platform)
    },
  })
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

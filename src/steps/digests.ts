import { type Aws, anything, isMarked, UserError, unread } from '../calls/index.ts'
import { describeImages } from '../calls/operations/index.ts'
import {
  askRegistry,
  type EcrRegistry,
  ecrRegistryOf,
  type ImageReference,
  imageReferenceOf,
} from '../registries/index.ts'

/** An image of a container. */
export interface ContainerImage {
  readonly container: string
  readonly image: string
}

/**
 * The images under the digests that their tags stand for now, by container; one that has a digest keeps it. Throws UserError for an image
 * that is not there or that nobody but its owner may see.
 */
export async function digestsOf(
  aws: Aws,
  images: readonly ContainerImage[],
): Promise<Readonly<Record<string, string>>> {
  const step = aws.step('look images up by their tags')
  const pinned = await step.each(images, async ({ container, image }, door) => ({
    container,
    image: await pinnedImage(door, image),
  }))
  const found = pinned.take(
    (all) => all,
    images.map(({ container, image }) => ({ container, image: standIn(image) })),
  )
  pinned.see((all) => {
    for (const [i, { container, image }] of all.entries())
      if (image !== images[i]?.image) step.note(`container ${container}: ${image}`)
  })
  return Object.fromEntries(found.map(({ container, image }) => [container, image]))
}

function standIn(image: string): string {
  return `${image.replace(/@.*$/, '')}@${anything('digest')}`
}

async function pinnedImage(aws: Aws, image: string): Promise<string> {
  // Nobody has read where the image is: what a policy must allow of it, nobody knows.
  const reference = imageReferenceOf(isMarked(image) ? `${unread('registry of an image')}/image` : image)
  if (reference === undefined)
    throw new UserError('IMAGE_INVALID', `\`${image}\` is no name of an image`, { hint: 'as `example.com/web:v2`' })
  if (reference.digest !== undefined) return image
  const registry = ecrRegistryOf(reference)
  const digest = registry ? await digestInEcr(aws, reference, registry) : await digestElsewhere(aws, reference)
  return `${withoutTag(image)}@${digest}`
}

async function digestInEcr(
  aws: Aws,
  { repository, tag = 'latest', written }: ImageReference,
  { account, region }: EcrRegistry,
): Promise<string> {
  const input = { registryId: account, repositoryName: repository, imageIds: [{ imageTag: tag }] }
  const answer = await aws.call(describeImages(input, region))
  const found = answer.ask('the image exists', ({ imageDetails }) => imageDetails[0]?.imageDigest)
  if (found) return found.take((digest) => digest, anything('digest'))
  throw missing(written)
}

async function digestElsewhere(aws: Aws, reference: ImageReference): Promise<string> {
  const { written, host } = reference
  const answer = await askRegistry(aws, reference)
  const found = answer.ask('the registry shows the image', (one) => (one.kind === 'found' ? one.digest : undefined))
  if (found) return found.take((digest) => digest, anything('digest'))
  throw answer.take(
    (one) =>
      one.kind === 'absent'
        ? missing(written)
        : new UserError('IMAGE_UNREADABLE', `${host} does not show the image \`${written}\`${why(one)}`, {
            hint: 'without `--pin-digest` it is named by its tag; a digest in the name is taken as it is',
          }),
    missing(written),
  )
}

function why(found: { readonly kind: string; readonly because?: string; readonly status?: number }): string {
  if (found.because !== undefined) return `: ${found.because}`
  if (found.kind === 'limited') return ': too many requests from here'
  return found.status === undefined ? '' : `: it wants somebody who is signed in (${found.status})`
}

function missing(image: string): UserError {
  return new UserError('IMAGE_MISSING', `there is no image \`${image}\``, { hint: 'check its tag; was it pushed?' })
}

/** ECS takes `repository@digest`. */
function withoutTag(image: string): string {
  return image.replace(/:[^/:]+$/, '')
}

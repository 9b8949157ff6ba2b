/** Registries of images: names of images, and what a registry's HTTP interface says about one. */

export { askRegistry, configurationDigest, type FoundImage, manifestTypes, readConfiguration } from './ask-registry.ts'
export { type EcrRegistry, ecrRegistryOf, type ImageReference, imageReferenceOf } from './image-reference.ts'

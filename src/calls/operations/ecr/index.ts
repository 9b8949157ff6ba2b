export { batchGetImage } from './batch-get-image.ts'
export { describeImages } from './describe-images.ts'
export { getDownloadUrlForLayer } from './get-download-url-for-layer.ts'

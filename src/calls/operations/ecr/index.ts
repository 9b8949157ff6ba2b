export { batchGetImage } from './batch-get-image.ts'
export { describeImages } from './describe-images.ts'

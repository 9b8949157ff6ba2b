/** SHA-256 for `@smithy/signature-v4`, from Node.js: the only place of signing that knows the platform. */
import { createHash, createHmac } from 'node:crypto'
import type { SignatureV4 } from '@smithy/signature-v4'

type HashConstructor = ConstructorParameters<typeof SignatureV4>[0]['sha256']
type Part = Parameters<InstanceType<HashConstructor>['update']>[0]

/** A hash, or with a secret a keyed one. */
export class Sha256 {
  readonly #secret: Part | undefined
  #hash: ReturnType<typeof start>

  constructor(secret?: Part) {
    this.#secret = secret
    this.#hash = start(secret)
  }

  update(part: Part): void {
    this.#hash.update(toBytes(part))
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest()
  }

  reset(): void {
    this.#hash = start(this.#secret)
  }
}

function start(secret: Part | undefined) {
  return secret === undefined ? createHash('sha256') : createHmac('sha256', toBytes(secret))
}

function toBytes(part: Part): Uint8Array | string {
  if (typeof part === 'string') return part
  return ArrayBuffer.isView(part) ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength) : new Uint8Array(part)
}

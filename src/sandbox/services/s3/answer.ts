import type { JsonObject } from '../../service.ts'

/** What S3 answers: its operations have most of their output in headers. */
export interface S3Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: { readonly base64: string } | { readonly root: string; readonly content: JsonObject }
}

/** An answer in the form that operations give. */
export function s3Answer(answer: S3Answer): JsonObject {
  return { ...answer } as JsonObject
}

/** The answer that an operation gave. */
export function readS3Answer(output: JsonObject): S3Answer {
  return output as unknown as S3Answer
}

declare module 'hcl2-parser' {
  /** Blocks by type and labels, and what is wrong with the text. */
  export function parseToObject(
    text: string,
  ): [Record<string, Record<string, Record<string, object[]>>> | null, object | null]
}

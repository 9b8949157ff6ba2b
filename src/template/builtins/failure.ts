/** Why a built-in function fails, in Go's words. The renderer adds the place. */
export class BuiltinFailure extends Error {}

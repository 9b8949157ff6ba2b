import { FLAG_PATH_HINT, pathFrom, readFile } from '../plugins/index.ts'

/** Where the files that flags name are found. */
export interface FlagFiles {
  /** The working directory, from which they count. */
  readonly directory: string
  readonly files: { read(path: string): Promise<Uint8Array> }
}

/** The bytes of a file that a flag names. Throws UserError that says what the file is for, and why it cannot be read. */
export function readFlagFile({ directory, files }: FlagFiles, file: string, what: string): Promise<Uint8Array> {
  return readFile(files, pathFrom(directory, file), { what, shown: file, hint: FLAG_PATH_HINT })
}

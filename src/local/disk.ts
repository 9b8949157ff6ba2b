import type * as nodeFiles from 'node:fs'

/** The operations of the file system that files are kept with. Tests have one that fails, or dies, at the n-th of them. */
export type Disk = Pick<
  typeof nodeFiles,
  | 'appendFileSync'
  | 'chmodSync'
  | 'closeSync'
  | 'existsSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'rmdirSync'
  | 'statSync'
  | 'unlinkSync'
  | 'writeFileSync'
>

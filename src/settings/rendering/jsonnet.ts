import { UserError } from '../../calls/index.ts'
import type { Template } from './render.ts'

/** What Jsonnet files need beside their text. */
export interface JsonnetContext {
  readonly file: string
  readonly extStr: Readonly<Record<string, string>>
  readonly extCode: Readonly<Record<string, string>>
}

/** A Jsonnet file as a template: evaluated to JSON, which is then rendered. */
export const jsonnetTemplate = (_source: string, { file }: JsonnetContext): Template => {
  throw new UserError('JSONNET_UNSUPPORTED', 'Jsonnet files are not supported yet', {
    at: { file },
    hint: 'write the file as JSON',
  })
}

import { isAbsolute, join } from 'node:path'
import { UserError } from '../../calls/index.ts'
import { readFile } from '../../plugins/index.ts'
import type { SeedBucket } from '../../sandbox/index.ts'

/** `s3://bucket/key=FILE`, one object each. Throws UserError for another form, and for a file that cannot be read. */
export const readSeedFiles = async (
  given: readonly string[],
  directory: string,
  read: (path: string) => Promise<Uint8Array>,
): Promise<SeedBucket[]> =>
  Promise.all(
    given.map(async (text) => {
      const [, name = '', key = '', file = ''] = /^s3:\/\/([^/]+)\/([^=]+)=(.+)$/.exec(text) ?? []
      if (name === '')
        throw new UserError('OPTION_INVALID', `\`${text}\` in --seed-file is no s3://BUCKET/KEY=FILE`, {
          hint: 'such as --seed-file s3://my-tfstate/prod.tfstate=terraform.tfstate',
        })
      const path = isAbsolute(file) ? file : join(directory, file)
      const content = await readFile({ read }, path, {
        what: 'the file of --seed-file',
        shown: file,
        hint: 'paths of flags count from the working directory',
      })
      return { name, objects: [{ key, content }] }
    }),
  )

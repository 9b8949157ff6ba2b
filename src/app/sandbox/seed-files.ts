import { UserError } from '../../calls/index.ts'
import type { SeedBucket } from '../../sandbox/index.ts'
import { type FlagFiles, readFlagFile } from '../flag-file.ts'

/** `s3://bucket/key=FILE`, one object each. Throws UserError for another form, and for a file that cannot be read. */
export async function readSeedFiles(given: readonly string[], from: FlagFiles): Promise<SeedBucket[]> {
  return Promise.all(
    given.map(async (text) => {
      const [, name = '', key = '', file = ''] = /^s3:\/\/([^/]+)\/([^=]+)=(.+)$/.exec(text) ?? []
      if (name === '')
        throw new UserError('OPTION_INVALID', `\`${text}\` in --seed-file is no s3://BUCKET/KEY=FILE`, {
          hint: 'such as --seed-file s3://my-tfstate/prod.tfstate=terraform.tfstate',
        })
      return { name, objects: [{ key, content: await readFlagFile(from, file, 'the file of --seed-file') }] }
    }),
  )
}

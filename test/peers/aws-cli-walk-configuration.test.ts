import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { temporaryProject } from '../support/files.ts'
import { account, allow, arn, patience, region, walkOf } from './cli-walk.ts'
import { describePeer } from './describe-peer.ts'
import { findAwsCli } from './find-peer.ts'

// Each service by the AWS CLI alone, from nothing to nothing: made, read, listed, changed, tagged, deleted, and not there any more.

describePeer('the AWS CLI walks through', findAwsCli(), ({ program }) => {
  test('Systems Manager', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls } = walk
    await calls(
      'ssm put-parameter --name /web/db --value one --type String --tags Key=team,Value=web',
      'ssm put-parameter --name /web/db --value two --overwrite',
      'ssm put-parameter --name /web/key --value hidden --type SecureString',
      'ssm label-parameter-version --name /web/db --parameter-version 1 --labels stable',
    )
    expect(await call('ssm get-parameter --name /web/db:stable --query Parameter.Value')).toBe('one')
    expect(await call('ssm get-parameter-history --name /web/db --query Parameters[].[Value,Labels]')).toEqual([
      ['one', ['stable']],
      ['two', []],
    ])
    await call('ssm unlabel-parameter-version --name /web/db --parameter-version 1 --labels stable')
    await expect(call('ssm get-parameter --name /web/db:stable')).rejects.toThrow(/ParameterVersionNotFound/)
    expect(
      await call('ssm get-parameters-by-path --path /web --with-decryption --max-items 1 --query Parameters[].Value'),
    ).toEqual(['two'])
    const tags = 'ssm list-tags-for-resource --resource-type Parameter --resource-id /web/db --query TagList[].Key'
    await call('ssm add-tags-to-resource --resource-type Parameter --resource-id /web/db --tags Key=stage,Value=x')
    expect(await call(tags)).toEqual(['team', 'stage'])
    await call('ssm remove-tags-from-resource --resource-type Parameter --resource-id /web/db --tag-keys team')
    expect(await call(tags)).toEqual(['stage'])
    expect(await call('ssm describe-parameters --query Parameters[].Name')).toEqual(['/web/db', '/web/key'])
    expect(await call('ssm delete-parameters --names /web/db /web/key /web/none')).toEqual({
      DeletedParameters: ['/web/db', '/web/key'],
      InvalidParameters: ['/web/none'],
    })
    await expect(call('ssm get-parameter --name /web/db')).rejects.toThrow(/ParameterNotFound/)
    await expect(call('ssm delete-parameter --name /web/db')).rejects.toThrow(/ParameterNotFound/)
  })

  test('Secrets Manager', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    const create = 'secretsmanager create-secret --name web/key --secret-string one --tags Key=team,Value=web'
    const first = await textOf(`${create} --query VersionId`)
    const second = await textOf(
      'secretsmanager put-secret-value --secret-id web/key --secret-string two --query VersionId',
    )
    await call('secretsmanager update-secret --secret-id web/key --description', 'of the web')
    const value = 'secretsmanager get-secret-value --secret-id web/key --query SecretString'
    expect(await call(value)).toBe('two')
    await call(
      `secretsmanager update-secret-version-stage --secret-id web/key --version-stage AWSCURRENT --move-to-version-id ${first} --remove-from-version-id ${second}`,
    )
    expect(await call(value)).toBe('one')
    expect(await call(`${value} --version-stage AWSPREVIOUS`)).toBe('two')
    await calls(
      'secretsmanager tag-resource --secret-id web/key --tags Key=stage,Value=x',
      'secretsmanager untag-resource --secret-id web/key --tag-keys team',
    )
    const seen = 'secretsmanager describe-secret --secret-id web/key --query [Description,Tags[].Key]'
    expect(await call(seen)).toEqual(['of the web', ['stage']])
    await call(
      'secretsmanager put-resource-policy --secret-id web/key --resource-policy',
      allow({ Principal: { AWS: account }, Action: 'secretsmanager:GetSecretValue', Resource: '*' }),
    )
    await calls(
      'secretsmanager get-resource-policy --secret-id web/key',
      'secretsmanager delete-resource-policy --secret-id web/key',
      'secretsmanager list-secret-version-ids --secret-id web/key',
      'secretsmanager delete-secret --secret-id web/key --recovery-window-in-days 7',
    )
    await expect(call(value)).rejects.toThrow(/marked for deletion/)
    await call('secretsmanager restore-secret --secret-id web/key')
    expect(await call('secretsmanager list-secrets --query SecretList[].Name')).toEqual(['web/key'])
    await call('secretsmanager delete-secret --secret-id web/key --force-delete-without-recovery')
    await expect(call(value)).rejects.toThrow(/ResourceNotFoundException/)
  })

  test('KMS', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls, textOf } = walk
    const directory = await temporaryProject({})
    const key = await textOf(
      'kms create-key --description app --tags TagKey=team,TagValue=web --query KeyMetadata.KeyId',
    )
    const other = await textOf('kms create-key --query KeyMetadata.KeyId')
    await calls(
      `kms create-alias --alias-name alias/app --target-key-id ${key}`,
      `kms update-alias --alias-name alias/app --target-key-id ${other}`,
      `kms update-alias --alias-name alias/app --target-key-id ${key}`,
      `kms tag-resource --key-id ${key} --tags TagKey=stage,TagValue=x`,
      `kms untag-resource --key-id ${key} --tag-keys team`,
      `kms update-key-description --key-id ${key} --description web`,
      `kms enable-key-rotation --key-id ${key}`,
    )
    expect(await call(`kms list-resource-tags --key-id ${key} --query Tags[].TagKey`)).toEqual(['stage'])
    expect(await call('kms describe-key --key-id alias/app --query KeyMetadata.Description')).toBe('web')
    const rotation = `kms get-key-rotation-status --key-id ${key} --query KeyRotationEnabled`
    expect(await call(rotation)).toBe(true)
    await call(`kms disable-key-rotation --key-id ${key}`)
    expect(await call(rotation)).toBe(false)
    // This version of the CLI takes binary members as they are and prints them in base 64.
    const open = async (sealed: string): Promise<unknown> => {
      const file = join(directory, 'sealed.bin')
      await writeFile(file, Buffer.from(sealed, 'base64'))
      return call(`kms decrypt --ciphertext-blob fileb://${file} --query Plaintext`)
    }
    const blob = await textOf('kms encrypt --key-id alias/app --plaintext hello --query CiphertextBlob')
    expect(await open(blob)).toBe('aGVsbG8=')
    const data = await textOf('kms generate-data-key --key-id alias/app --key-spec AES_256 --query CiphertextBlob')
    expect(await open(data)).toHaveLength(44)
    await call(`kms disable-key --key-id ${key}`)
    await expect(open(blob)).rejects.toThrow(/DisabledException/)
    await calls(
      `kms enable-key --key-id ${key}`,
      `kms list-key-policies --key-id ${key}`,
      `kms get-key-policy --key-id ${key} --policy-name default`,
      'kms list-keys',
      `kms list-aliases --key-id ${key}`,
      'kms delete-alias --alias-name alias/app',
      `kms schedule-key-deletion --key-id ${key} --pending-window-in-days 7`,
    )
    await expect(call(`kms encrypt --key-id ${key} --plaintext hello`)).rejects.toThrow(/pending deletion/)
    await call(`kms cancel-key-deletion --key-id ${key}`)
    expect(await call(`kms describe-key --key-id ${key} --query KeyMetadata.KeyState`)).toBe('Disabled')
    await expect(call('kms describe-key --key-id alias/app')).rejects.toThrow(/NotFoundException/)
  })

  test('CloudFormation', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls } = walk
    const directory = await temporaryProject({ 'a.txt': 'a', 'b&c.txt': 'b' })
    const template = (value: string): string =>
      JSON.stringify({
        Parameters: { Stage: { Type: 'String', Default: 'test' } },
        Resources: {},
        Outputs: { Vpc: { Value: value, Export: { Name: 'net-vpc' } } },
      })
    expect(await call('cloudformation validate-template --template-body', template('a'))).toMatchObject({
      Parameters: [{ ParameterKey: 'Stage', DefaultValue: 'test' }],
    })
    await call('cloudformation create-stack --stack-name net --template-body', template('one'))
    await call('cloudformation wait stack-create-complete --stack-name net')
    await call('cloudformation update-stack --stack-name net --template-body', template('two'))
    await call('cloudformation wait stack-update-complete --stack-name net')
    expect(await call('cloudformation list-exports --query Exports[].[Name,Value]')).toEqual([['net-vpc', 'two']])
    expect(await call('cloudformation get-template --stack-name net --query TemplateBody.Outputs.Vpc.Value')).toBe(
      'two',
    )
    const file = join(directory, 'template.json')
    const outputs =
      'cloudformation describe-stacks --stack-name app --query Stacks[].[StackStatus,Outputs[].OutputValue]'
    await writeFile(file, template('x').replace('net-vpc', 'app-vpc'))
    await call(`cloudformation deploy --stack-name app --template-file ${file} --tags team=web`).catch(
      (error: unknown) => {
        // What `deploy` prints is no JSON.
        if (!(error instanceof SyntaxError)) throw error
      },
    )
    expect(await call(outputs)).toEqual([['CREATE_COMPLETE', ['x']]])
    await writeFile(file, template('y').replace('net-vpc', 'app-vpc'))
    const changeSet = (name: string): string => `--stack-name app --change-set-name ${name}`
    for (const name of ['second', 'unwanted'])
      await call(`cloudformation create-change-set ${changeSet(name)} --template-body file://${file}`)
    await calls(
      `cloudformation wait change-set-create-complete ${changeSet('second')}`,
      `cloudformation delete-change-set ${changeSet('unwanted')}`,
      `cloudformation execute-change-set ${changeSet('second')}`,
      'cloudformation wait stack-update-complete --stack-name app',
    )
    expect(await call(outputs)).toEqual([['UPDATE_COMPLETE', ['y']]])
    await call(`cloudformation create-change-set ${changeSet('none')} --use-previous-template`)
    const described = `cloudformation describe-change-set ${changeSet('none')} --query [Status,StatusReason]`
    expect(await call(described)).toEqual(['FAILED', expect.stringContaining("didn't contain changes")])
    await expect(call(`cloudformation execute-change-set ${changeSet('none')}`)).rejects.toThrow(
      /InvalidChangeSetStatus/,
    )
    expect(await call('cloudformation list-change-sets --stack-name app --query length(Summaries)')).toBe(2)
    await calls('cloudformation delete-stack --stack-name net', 'cloudformation delete-stack --stack-name app')
    await call('cloudformation wait stack-delete-complete --stack-name net')
    await expect(call('cloudformation describe-stacks --stack-name net')).rejects.toThrow(/does not exist/)
    expect(await call('cloudformation list-exports --query Exports')).toEqual([])
  })

  test('S3', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls } = walk
    const directory = await temporaryProject({ 'a.txt': 'a', 'b&c.txt': 'b' })
    const bucket = `walk-${account}`
    await call(`s3api create-bucket --bucket ${bucket} --create-bucket-configuration LocationConstraint=${region}`)
    await call(`s3api put-bucket-tagging --bucket ${bucket} --tagging TagSet=[{Key=team,Value=web}]`)
    expect(await call(`s3api get-bucket-tagging --bucket ${bucket} --query TagSet[].Value`)).toEqual(['web'])
    const block = `s3api get-public-access-block --bucket ${bucket} --query PublicAccessBlockConfiguration.BlockPublicAcls`
    expect(await call(block)).toBe(true)
    await call(`s3api delete-public-access-block --bucket ${bucket}`)
    await expect(call(block)).rejects.toThrow(/NoSuchPublicAccessBlockConfiguration/)
    await call(
      `s3api put-public-access-block --bucket ${bucket} --public-access-block-configuration BlockPublicAcls=false`,
    )
    expect(await call(block)).toBe(false)
    await calls(
      `s3api put-object --bucket ${bucket} --key x/a --body ${join(directory, 'a.txt')} --tagging team=web --metadata from=cli`,
      `s3api copy-object --bucket ${bucket} --key x/b&c --copy-source ${bucket}/x/a`,
    )
    expect(await call(`s3api get-object-tagging --bucket ${bucket} --key x/b&c --query TagSet[].Value`)).toEqual([
      'web',
    ])
    expect(await call(`s3api head-object --bucket ${bucket} --key x/b&c --query Metadata.from`)).toBe('cli')
    await call(`s3api put-object-tagging --bucket ${bucket} --key x/a --tagging TagSet=[{Key=stage,Value=y}]`)
    await call(`s3api delete-object-tagging --bucket ${bucket} --key x/a`)
    expect(await call(`s3api list-objects --bucket ${bucket} --query Contents[].Key`)).toEqual(['x/a', 'x/b&c'])
    expect(await call(`s3api list-objects-v2 --bucket ${bucket} --prefix x/b --query Contents[].Key`)).toEqual([
      'x/b&c',
    ])
    // Larger than eight megabytes goes in parts.
    const large = join(directory, 'large.bin')
    await writeFile(large, Buffer.alloc(9_000_000, 7))
    for (const line of [
      `s3 cp ${large} s3://${bucket}/large.bin --only-show-errors`,
      `s3 mv s3://${bucket}/x/a s3://${bucket}/moved --only-show-errors`,
      `s3 sync ${directory} s3://${bucket}/all --only-show-errors --exclude *.bin`,
    ])
      await call(line)
    expect(await call(`s3api head-object --bucket ${bucket} --key large.bin --query [ContentLength,ETag]`)).toEqual([
      9_000_000,
      expect.stringMatching(/^"[0-9a-f]{32}-2"$/),
    ])
    await call(`s3api delete-objects --bucket ${bucket} --delete Objects=[{Key=moved},{Key=none}]`)
    await expect(call(`s3api head-object --bucket ${bucket} --key moved`)).rejects.toThrow(/404/)
    await call(`s3api delete-bucket-tagging --bucket ${bucket}`)
    await expect(call(`s3api get-bucket-tagging --bucket ${bucket}`)).rejects.toThrow(/NoSuchTagSet/)
    await expect(call(`s3api delete-bucket --bucket ${bucket}`)).rejects.toThrow(/BucketNotEmpty/)
    await call(`s3 rm s3://${bucket} --recursive --only-show-errors`)
    await call(`s3api delete-bucket --bucket ${bucket}`)
    await expect(call(`s3api list-objects-v2 --bucket ${bucket}`)).rejects.toThrow(/NoSuchBucket/)
  })

  test('CloudWatch Logs', { timeout: patience }, async () => {
    await using walk = await walkOf(program)
    const { call, calls } = walk
    await calls(
      'logs create-log-group --log-group-name /web --tags team=web',
      'logs put-retention-policy --log-group-name /web --retention-in-days 7',
      'logs create-log-stream --log-group-name /web --log-stream-name app/1',
      `logs associate-kms-key --log-group-name /web --kms-key-id ${arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab')}`,
      'logs disassociate-kms-key --log-group-name /web',
      `logs tag-resource --resource-arn ${arn('logs', 'log-group:/web')} --tags stage=x`,
      `logs untag-resource --resource-arn ${arn('logs', 'log-group:/web')} --tag-keys team`,
    )
    await call(
      'logs put-log-events --log-group-name /web --log-stream-name app/1 --log-events',
      JSON.stringify([{ timestamp: Date.now(), message: 'hello' }]),
    )
    const tags = `logs list-tags-for-resource --resource-arn ${arn('logs', 'log-group:/web')} --query tags`
    expect(await call(tags)).toEqual({ stage: 'x' })
    const read = 'logs get-log-events --log-group-name /web --log-stream-name app/1'
    expect(await call(`${read} --query events[].message`)).toEqual(['hello'])
    expect(
      await call('logs filter-log-events --log-group-name /web --filter-pattern hello --query events[].message'),
    ).toEqual(['hello'])
    const groups = 'logs describe-log-groups --query logGroups[].retentionInDays'
    expect(await call(groups)).toEqual([7])
    await calls(
      'logs delete-retention-policy --log-group-name /web',
      'logs describe-log-streams --log-group-name /web --order-by LastEventTime --descending',
      'logs delete-log-stream --log-group-name /web --log-stream-name app/1',
    )
    expect(await call(groups)).toEqual([])
    await expect(call(read)).rejects.toThrow(/The specified log stream does not exist/)
    await call('logs delete-log-group --log-group-name /web')
    await expect(call(tags)).rejects.toThrow(/ResourceNotFoundException/)
  })
})

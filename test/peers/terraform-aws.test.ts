import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { createSandbox } from '../../src/sandbox/index.ts'
import { temporaryProject } from '../support/files.ts'
import { describePeer } from './describe-peer.ts'
import { findTerraformAws } from './find-peer.ts'

// A whole project by Terraform's AWS provider: what it makes, reads back, changes and destroys is served, and nothing comes back otherwise.

const minutes = 60_000

/** What the provider reads beside, and does without; of a bucket also nine sub-resources, which the journal does not name. */
const notServed = ['ec2:DescribeNetworkAcls', 'ec2:DescribeRouteTables']

describePeer('Terraform with its AWS provider', findTerraformAws(), ({ program, plugins }) => {
  test(
    'applies a project, finds nothing to change, changes it, and destroys it',
    async () => {
      await using sandbox = createSandbox({ region: 'eu-west-1', clock: 'settle' })
      const { endpoint, region, accessKeyId, secretAccessKey } = await sandbox.serve()
      const main = await readFile(join(import.meta.dirname, 'terraform-aws/main.tf'), 'utf8')
      const directory = await temporaryProject({ 'main.tf': main })
      const env = {
        PATH: process.env['PATH'] ?? '',
        HOME: directory,
        CHECKPOINT_DISABLE: '1',
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_MAX_ATTEMPTS: '2',
      }
      const terraform = async (...args: string[]): Promise<string> => {
        const { stdout } = await promisify(execFile)(program, [...args, '-no-color', '-input=false'], {
          cwd: directory,
          env,
          timeout: 6 * minutes,
        })
        return stdout
      }
      await terraform('init', `-plugin-dir=${plugins}`)
      for (const later of ['-var=later=false', '-var=later=true']) {
        expect(await terraform('apply', '-auto-approve', later)).toContain('Apply complete!')
        expect(await terraform('plan', '-detailed-exitcode', later)).toContain('No changes.')
      }
      const services = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
      expect(services).toMatchObject({
        services: [{ runningCount: 3, taskDefinition: expect.stringMatching(/web:2$/) }],
      })
      expect(await terraform('destroy', '-auto-approve', '-var=later=true')).toMatch(
        /Destroy complete! Resources: \d+ destroyed/,
      )
      expect(sandbox.perform('ecs:ListClusters', {})).toEqual({ clusterArns: [] })
      expect(sandbox.perform('ec2:DescribeVpcs', {})).toMatchObject({ vpcSet: [] })
      const unserved = sandbox.journal.entries
        .filter(({ error }) => error === 'InvalidAction' || error === 'UnknownOperationException')
        .map(({ operation }) => operation)
      expect([...new Set(unserved)].sort()).toEqual(notServed)
    },
    20 * minutes,
  )
})

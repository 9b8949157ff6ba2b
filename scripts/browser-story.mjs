// A word with each of the doors that promise to run in browsers. `check:package` runs it in Node.js and in a browser, and compares.
import { evaluate as decide, parsePolicy } from 'ristretto/iam'
import { lintText } from 'ristretto/iam/lint'
import { actionExists, nearestAction } from 'ristretto/iam/service-reference'
import { evaluateToStringAsync } from 'ristretto/jsonnet'
import { policyDocument, webIdentityTrust } from 'ristretto/permissions'
import { renderTemplate } from 'ristretto/template'

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ecs:UpdateService', Resource: '*' }],
})

const principal = 'arn:aws:iam::111122223333:role/deploy'
const service = 'arn:aws:ecs:eu-west-1:111122223333:service/app/web'

export default async function story() {
  const decision = decide(
    { principal, action: 'ecs:UpdateService', resource: service },
    { identityPolicies: [parsePolicy(policy)] },
  )
  const { findings } = await lintText(`${policy},`)
  const issuer = 'gitlab.com'
  return JSON.stringify({
    template: renderTemplate('{{ must_env `NAME` }}:{{ env `TAG` `latest` }}', { env: { NAME: 'web' } }),
    jsonnet: await evaluateToStringAsync('{ name: std.asciiUpper("web"), port: 8080 + 1 }'),
    iam: decision,
    lint: findings,
    reference: [actionExists('ecs:UpdateService'), nearestAction('ecs:UpdateServce')],
    permissions: [
      policyDocument([]),
      webIdentityTrust(
        { partition: 'aws', account: '111122223333', region: 'eu-west-1' },
        { issuer, audience: 'a', subjects: ['b'] },
      ),
    ],
  })
}

// Made by scripts/doc-pages.mjs. Not to be edited.
import ci from '../../../docs/ci.md' with { type: 'text' }
import comparison from '../../../docs/comparison.md' with { type: 'text' }
import configuration from '../../../docs/configuration.md' with { type: 'text' }
import differencesFromEcspresso from '../../../docs/differences-from-ecspresso.md' with { type: 'text' }
import ecspressoParity from '../../../docs/ecspresso-parity.md' with { type: 'text' }
import editor from '../../../docs/editor.md' with { type: 'text' }
import endpointsAndCredentials from '../../../docs/endpoints-and-credentials.md' with { type: 'text' }
import errors from '../../../docs/errors.md' with { type: 'text' }
import exitCodes from '../../../docs/exit-codes.md' with { type: 'text' }
import failures from '../../../docs/failures.md' with { type: 'text' }
import fromEcspresso from '../../../docs/from-ecspresso.md' with { type: 'text' }
import gettingStarted from '../../../docs/getting-started.md' with { type: 'text' }
import library from '../../../docs/library.md' with { type: 'text' }
import migrating from '../../../docs/migrating.md' with { type: 'text' }
import outOfScope from '../../../docs/out-of-scope.md' with { type: 'text' }
import output from '../../../docs/output.md' with { type: 'text' }
import pipelinePolicy from '../../../docs/pipeline-policy.md' with { type: 'text' }
import policyCheck from '../../../docs/policy-check.md' with { type: 'text' }
import policyFromCalls from '../../../docs/policy-from-calls.md' with { type: 'text' }
import policyGenerate from '../../../docs/policy-generate.md' with { type: 'text' }
import policyLint from '../../../docs/policy-lint.md' with { type: 'text' }
import policyProve from '../../../docs/policy-prove.md' with { type: 'text' }
import policyTrust from '../../../docs/policy-trust.md' with { type: 'text' }
import proof from '../../../docs/proof.md' with { type: 'text' }
import rules from '../../../docs/rules.md' with { type: 'text' }
import sandbox from '../../../docs/sandbox.md' with { type: 'text' }
import sandboxCoverage from '../../../docs/sandbox-coverage.md' with { type: 'text' }
import sandboxFidelity from '../../../docs/sandbox-fidelity.md' with { type: 'text' }
import sandboxJournal from '../../../docs/sandbox-journal.md' with { type: 'text' }
import sandboxLibrary from '../../../docs/sandbox-library.md' with { type: 'text' }
import security from '../../../docs/security.md' with { type: 'text' }
import securityTeam from '../../../docs/security-team.md' with { type: 'text' }
import verify from '../../../docs/verify.md' with { type: 'text' }
import waiting from '../../../docs/waiting.md' with { type: 'text' }

/** The pages of docs/ by their topics, guides first. They are part of the program, so that no network is needed. */
export const pages: Readonly<Record<string, string>> = {
  'getting-started': gettingStarted,
  'from-ecspresso': fromEcspresso,
  'pipeline-policy': pipelinePolicy,
  'security-team': securityTeam,
  ci,
  comparison,
  configuration,
  'differences-from-ecspresso': differencesFromEcspresso,
  'ecspresso-parity': ecspressoParity,
  editor,
  'endpoints-and-credentials': endpointsAndCredentials,
  errors,
  'exit-codes': exitCodes,
  failures,
  library,
  migrating,
  'out-of-scope': outOfScope,
  output,
  'policy-check': policyCheck,
  'policy-from-calls': policyFromCalls,
  'policy-generate': policyGenerate,
  'policy-lint': policyLint,
  'policy-prove': policyProve,
  'policy-trust': policyTrust,
  proof,
  rules,
  sandbox,
  'sandbox-coverage': sandboxCoverage,
  'sandbox-fidelity': sandboxFidelity,
  'sandbox-journal': sandboxJournal,
  'sandbox-library': sandboxLibrary,
  security,
  verify,
  waiting,
}

import { reportLines } from '../report-text.ts'
import type { Story } from './story.ts'

/**
 * The command as a test of JUnit's form, which CircleCI and others show: one case, which failed or did not.
 * https://circleci.com/docs/guides/test/collect-test-data/ (checked 2026-11)
 */
export function junitOf({ end, error, report }: Story): string {
  const name = attribute(['ristretto', end.command].join(' '))
  const of = attribute([end.cluster, end.service].filter(Boolean).join('/') || 'ristretto')
  const failure = error
    ? [
        `    <failure type="${attribute(error.code)}" message="${attribute(error.message)}">`,
        text(
          [error.message, ...(error.hint ? [`hint: ${error.hint}`] : []), ...(report ? reportLines(report) : [])].join(
            '\n',
          ),
        ),
        '</failure>\n',
      ].join('')
    : ''
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="ristretto" tests="1" failures="${error ? 1 : 0}" time="${end.seconds}">`,
    `  <testcase name="${name}" classname="${of}" time="${end.seconds}">`,
    `${failure}  </testcase>`,
    '</testsuite>',
    '',
  ].join('\n')
}

/** XML 1.0 has no place for most control characters, not even escaped. */
function text(plain: string): string {
  return plain
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function attribute(plain: string): string {
  return text(plain).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
}

/** A URL for messages: it may hold a password, and a token in its query. */
export function withoutSecrets(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1').replace(/[?#].*$/, '')
}

const SECRET_NAME = /(?:token|passw(?:or)?d|secret|api-?key|access-?key|credential|user)$/i

/** A command line for messages, without what a flag of a telling name takes, headers of authorization, and secrets in URLs. */
export function commandWithoutSecrets(command: readonly string[]): string {
  return command
    .map((word, i) => {
      const [, flag, value] = /^(-[\w-]+)=(.*)$/s.exec(word) ?? []
      if (flag !== undefined && value !== undefined)
        return `${flag}=${SECRET_NAME.test(flag) ? '...' : wordWithoutSecrets(value)}`
      const before = command[i - 1] ?? ''
      return before.startsWith('-') && !before.includes('=') && SECRET_NAME.test(before)
        ? '...'
        : wordWithoutSecrets(word)
    })
    .join(' ')
}

function wordWithoutSecrets(word: string): string {
  if (/\b(?:authorization|bearer|basic|token)\b\s*[:= ]/i.test(word)) return '...'
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(word) ? withoutSecrets(word) : word
}

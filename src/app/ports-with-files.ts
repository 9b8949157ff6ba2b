import type { Files, Ports } from './ports.ts'

/** The same ports, whose files, those of lookups included, are read otherwise. */
export function portsWithFiles(ports: Ports, readOtherwise: <F extends Pick<Files, 'read'>>(files: F) => F): Ports {
  const { local, env, directory, out, err, terminal, clock, realNow, random, token, http, stdin } = ports
  const { busy, prompt, isOutputLost } = ports
  return {
    // One by one: to spread them would ask for the signal, and whoever asks for it catches SIGINT.
    ...{ env, directory, out, err, terminal, clock, realNow, random, token, http, stdin },
    ...(busy && { busy }),
    ...(isOutputLost && { isOutputLost }),
    ...(prompt && { prompt }),
    get signal() {
      return ports.signal
    },
    files: readOtherwise(ports.files),
    ...(local && {
      local: (env) => {
        const own = local(env)
        return { ...own, files: readOtherwise(own.files) }
      },
    }),
  }
}

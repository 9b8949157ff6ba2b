import { ServiceError } from '../../service.ts'

/** A `ClientException`: what ECS calls most mistakes about task definitions and roles. */
export function clientException(message: string): ServiceError {
  return new ServiceError('ClientException', message)
}

/** An `InvalidParameterException`: what ECS calls most mistakes about services, tasks and lists. */
export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message)
}

/** The answer for parts of ECS that the sandbox does not play: clear, and never mistaken for success. */
export function unsupported(what: string): ServiceError {
  return new ServiceError('UnsupportedFeatureException', `${what} is not supported by the sandbox.`)
}

/** A list parameter holds what is none of the values allowed, in AWS's form of words. */
export function requireOneOf(name: string, value: string | undefined, allowed: readonly string[]): void {
  if (value !== undefined && !allowed.includes(value)) {
    throw invalidParameter(`${name} should be one of [${allowed.join(',')}]`)
  }
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html: tasks per service (checked 2026-11). */
const mostTasks = 5000

/** Refuses a count that no service may have; playing it would take for ever. assumed: the text. */
export function requireCount(count: number): void {
  if (count > mostTasks) throw invalidParameter(`The maximum number of tasks per service is ${mostTasks}.`)
}

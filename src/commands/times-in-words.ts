/** An answer of ECS with its times (seconds since 1970) in ISO 8601, as ecspresso prints them. Their members end in `At`. */
export function timesInWords<T>(answer: T): T {
  const text = JSON.stringify(answer, (key, value: unknown) =>
    typeof value === 'number' && /[a-z]At$/.test(key) ? new Date(value * 1000).toISOString() : value,
  )
  return text === undefined ? answer : JSON.parse(text)
}

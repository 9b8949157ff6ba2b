/** The member, if it is one of the object itself: names come from outside, and `constructor` is a name. */
export function own<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

/** Sets a member of the object itself, also one named `__proto__`. */
export function put<Value>(values: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(values, name, { value, writable: true, enumerable: true, configurable: true })
}

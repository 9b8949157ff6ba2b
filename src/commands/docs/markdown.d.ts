/** Pages are bundled as text: `moduleTypes` of rolldown, a plugin of vitest's, Bun by the attribute of the import. */
declare module '*.md' {
  const text: string
  export default text
}

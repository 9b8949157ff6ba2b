/** The mark of the six characters that end a secret's ARN: `??????` in a policy, as `*` would cover secrets with longer names too. */
export const SECRET_SUFFIX = 'six random characters'

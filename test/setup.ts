import fc from 'fast-check'

// Properties try other values at each run of a developer's; a build server shall fail for a change, not for its luck.
if (process.env['CI']) fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 2026) })

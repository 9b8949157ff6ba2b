import fc from 'fast-check'

// Every property and every generated comparison draws the same values in every run, on every machine, so that `npm test` fails for a
// change alone. `npm run fuzz` draws others, and says from which seed.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 2026) })

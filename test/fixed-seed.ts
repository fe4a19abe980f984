/**
 * Loaded before tests with properties: the same generated values in every run, so that a red test is the change's own doing.
 * KONTOR_SEED takes another seed; `KONTOR_SEED=random` a new one each time.
 */
import fc from 'fast-check'

const seed = process.env.KONTOR_SEED ?? '20261120'
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })

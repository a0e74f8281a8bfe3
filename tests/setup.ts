// Property tests draw the same cases in every run: a failure here is a failure everywhere, and a pass is worth the same tomorrow.
// To look for new faults, run once with another seed: FUZZ_SEED=7 npm test.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_121) });

import type { ProfessionalClaim } from './professional.js';
import type { InstitutionalClaim } from './institutional.js';
import type { DentalClaim } from './dental.js';

export type * from './context.js';
export type * from './dental.js';
export type * from './facts.js';
export type * from './institutional.js';
export type * from './other-payers.js';
export type * from './professional.js';
export type * from './providers.js';
export type * from './submission.js';

/** Any claim: the `kind` says which of the three guides it belongs to. */
export type Claim837 = ProfessionalClaim | InstitutionalClaim | DentalClaim;

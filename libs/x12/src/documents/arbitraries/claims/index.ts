export { dentalClaim } from './dental.js';
export { institutionalClaim } from './institutional.js';
export { professionalClaim } from './professional.js';
export { submission } from './submission.js';

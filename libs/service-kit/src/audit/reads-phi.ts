import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Transactional } from '../http/transactional.js';

/** How a route says what its caller saw. */
export interface PhiReadDeclaration {
  readonly action: string;
  readonly store: string;
  /** A path parameter that is the id; or how the ids are found in the handler's answer. */
  readonly ids: string | ((answer: never) => readonly { tenantId?: string; id: string }[]);
}

export const phiReadKey = 'claimstream:reads-phi';

/**
 * The route shows what belongs to patients: it runs in one transaction (`@Tx()`), and what its answer shows is written to the audit in it.
 * `ids` names the path parameter, or picks the ids out of the answer: `ids: (page: Page<ClaimView>) => page.items.map(({ claimId }) => ({ id: claimId }))`.
 */
export const ReadsPhi = (declaration: PhiReadDeclaration) =>
  applyDecorators(SetMetadata(phiReadKey, declaration), Transactional());

import { type Guide } from '../../grammar/dsl.js';
import { type RecordFields } from '../../mapping/fields.js';
import { guide270 } from '../../guides/270.js';
import { guide271 } from '../../guides/271.js';
import { guide276 } from '../../guides/276.js';
import { guide277 } from '../../guides/277.js';
import { guide277CA } from '../../guides/277ca.js';
import { guide835 } from '../../guides/835.js';
import { guide837D } from '../../guides/837d.js';
import { guide837I } from '../../guides/837i.js';
import { guide837P } from '../../guides/837p.js';
import { guide999 } from '../../guides/999.js';
import { type TransactionName } from '../interchange.js';
import { acknowledgment999 } from './acknowledgments.js';
import { benefits271 } from './benefits-271.js';
import { dentalSubmission, institutionalSubmission, professionalSubmission } from './claim-837.js';
import { claimAcknowledgment277 } from './claim-acknowledgment.js';
import { statusInquiry276, statusResponse277 } from './claim-status.js';
import { inquiry270 } from './inquiry-270.js';
import { remittance835 } from './remittance-835.js';

/** A guide and the declaration of its document. */
export interface DeclaredDocument {
  readonly guide: Guide;
  readonly fields: RecordFields;
}

/** Every document that we know, by the name of its transaction. */
export const declaredDocuments: Readonly<Record<TransactionName, DeclaredDocument>> = {
  '837P': { guide: guide837P, fields: professionalSubmission },
  '837I': { guide: guide837I, fields: institutionalSubmission },
  '837D': { guide: guide837D, fields: dentalSubmission },
  '835': { guide: guide835, fields: remittance835 },
  '270': { guide: guide270, fields: inquiry270 },
  '271': { guide: guide271, fields: benefits271 },
  '276': { guide: guide276, fields: statusInquiry276 },
  '277': { guide: guide277, fields: statusResponse277 },
  '277CA': { guide: guide277CA, fields: claimAcknowledgment277 },
  '999': { guide: guide999, fields: acknowledgment999 },
};

/** The name of the transaction that a guide is for, also when a partner's profile has added codes to it. */
export function transactionName({ id, transaction }: Guide): TransactionName | undefined {
  return names.get(`${transaction} ${id}`);
}

const names = new Map(
  Object.entries(declaredDocuments).map(([name, { guide }]) => [`${guide.transaction} ${guide.id}`, name as TransactionName]),
);

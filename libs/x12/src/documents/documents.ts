import { type Acknowledgment999 } from './acknowledgments.js';
import { type ClaimSubmission837 } from './claims/index.js';
import { type ClaimAcknowledgment277, type StatusInquiry276, type StatusResponse277 } from './claim-status.js';
import { type Benefits271, type Inquiry270 } from './eligibility.js';
import { type Remittance835 } from './remittance-835.js';

/** The document of each transaction. That of an 837 is what stands before its claims; the claims come one by one. */
export interface Documents {
  '837P': ClaimSubmission837;
  '837I': ClaimSubmission837;
  '837D': ClaimSubmission837;
  '835': Remittance835;
  '270': Inquiry270;
  '271': Benefits271;
  '276': StatusInquiry276;
  '277': StatusResponse277;
  '277CA': ClaimAcknowledgment277;
  '999': Acknowledgment999;
}

import { elements, type Field, segment } from '../../mapping/fields.js';
import { cents, decimal, text } from '../../mapping/plain-codecs.js';
import { object, on } from '../../mapping/segment-codecs.js';
import { type Pricing } from '../claims/index.js';
import { qualifiedId } from './references.js';

/** HCP. */
export const pricing: Field<Pricing> = elements(
  segment('HCP'),
  object<Pricing>({
    methodology: on(1, text),
    repricedCents: on(2, cents),
    savingCents: on(3, cents),
    organizationId: on(4, text),
    rate: on(5, decimal),
    patientGroup: on(6, text),
    patientGroupCents: on(7, cents),
    revenueCode: on(8, text),
    procedure: qualifiedId(9, 10),
    unit: on(11, text),
    quantity: on(12, decimal),
    rejectReason: on(13, text),
    policyCompliance: on(14, text),
    exception: on(15, text),
  }),
);

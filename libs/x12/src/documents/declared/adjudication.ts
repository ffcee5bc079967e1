import { elements, type Field, segment } from '../../mapping/fields.js';
import { cents, decimal, text } from '../../mapping/plain-codecs.js';
import { object, on, run } from '../../mapping/segment-codecs.js';
import { type InpatientAdjudication, type OutpatientAdjudication } from '../parts.js';

/** MOA. */
export const outpatient: Field<OutpatientAdjudication> = elements(
  segment('MOA'),
  object<OutpatientAdjudication>({
    reimbursementRate: on(1, decimal),
    hcpcsPayableCents: on(2, cents),
    esrdPaymentCents: on(8, cents),
    nonpayableProfessionalCents: on(9, cents),
    remarks: run(3, 7, text),
  }),
);

/** MIA. */
export const inpatient: Field<InpatientAdjudication> = elements(
  segment('MIA'),
  object<InpatientAdjudication>({
    coveredDays: on(1, decimal),
    operatingOutlierCents: on(2, cents),
    lifetimePsychiatricDays: on(3, decimal),
    drgAmountCents: on(4, cents),
    remark: on(5, text),
    disproportionateShareCents: on(6, cents),
    passThroughCents: on(7, cents),
    ppsCapitalCents: on(8, cents),
    ppsCapitalFederalDrgCents: on(9, cents),
    ppsCapitalHospitalDrgCents: on(10, cents),
    ppsCapitalDisproportionateCents: on(11, cents),
    oldCapitalCents: on(12, cents),
    ppsCapitalIndirectTeachingCents: on(13, cents),
    ppsOperatingHospitalDrgCents: on(14, cents),
    costReportDays: on(15, decimal),
    ppsOperatingFederalDrgCents: on(16, cents),
    ppsCapitalOutlierCents: on(17, cents),
    indirectTeachingCents: on(18, cents),
    nonpayableProfessionalCents: on(19, cents),
    ppsCapitalExceptionCents: on(24, cents),
    moreRemarks: run(20, 23, text),
  }),
);

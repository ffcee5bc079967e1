import { composite, textComponent } from '../../mapping/composed-codecs.js';
import { type ElementCodec } from '../../mapping/codec.js';
import { always, each, elements, type Field, record, segment, several } from '../../mapping/fields.js';
import { cents, day, decimal, oneOf, text } from '../../mapping/plain-codecs.js';
import { marked, object, on } from '../../mapping/segment-codecs.js';
import {
  type EquipmentCertification,
  type EquipmentService,
  type FormAnswer,
  type PurchasedService,
  type SpinalManipulation,
  type SupportingForm,
  type TestResult,
} from '../claims/index.js';
import { qualifiedId } from './references.js';

/** What only some professional services say of themselves: equipment, tests, bought services, spinal manipulation. */

const commonProcedure = composite<{ code: string }>({ code: textComponent(2) }, { 1: 'HC' });
const procedureCode: ElementCodec<string> = {
  read: (read, inSegment) => commonProcedure.read(read, inSegment)?.code,
  write: (code) => commonProcedure.write({ code }),
};

/** CR2. */
export const spinalManipulation: Field<SpinalManipulation> = elements(
  segment('CR2'),
  object<SpinalManipulation>({ condition: on(8, text), description: on(10, text), furtherDescription: on(11, text) }),
);

/** SV5. */
export const equipment: Field<EquipmentService> = elements(
  segment('SV5'),
  object<EquipmentService>({
    procedureCode: on(1, procedureCode),
    neededDays: marked(2, 'DA', 3, decimal),
    rentalCents: on(4, cents),
    purchaseCents: on(5, cents),
    rentalUnit: on(6, text),
  }),
);

/** CR3. */
export const equipmentCertification: Field<EquipmentCertification> = elements(
  segment('CR3'),
  object<EquipmentCertification>({ type: on(1, oneOf('I', 'R', 'S')), months: marked(2, 'MO', 3, decimal) }),
);

/** MEA. */
export const testResults: Field<TestResult[]> = each(
  segment('MEA'),
  object<TestResult>({ kind: on(1, text), measured: on(2, text), value: on(3, decimal) }),
);

/** PS1. */
export const purchasedService: Field<PurchasedService> = elements(
  segment('PS1'),
  object<PurchasedService>({ providerId: on(1, text), chargeCents: on(2, cents) }),
);

/** 2440. */
export const forms: Field<SupportingForm[]> = several('2440', () =>
  record<SupportingForm>({
    form: elements(segment('LQ'), qualifiedId(1, 2)),
    answers: always(
      each(
        segment('FRM'),
        object<FormAnswer>({
          question: on(1, text),
          applies: on(2, oneOf('Y', 'N', 'W')),
          text: on(3, text),
          date: on(4, day),
          percent: on(5, decimal),
        }),
      ),
    ),
  }),
);

import { isBillOfStay, isHospitalStay, isInpatientBill } from './type-of-bill.js';

const saysOf = (typeOfBill: string) => ({
  inpatient: isInpatientBill(typeOfBill),
  ofStay: isBillOfStay(typeOfBill),
  ofHospital: isHospitalStay(typeOfBill),
});

describe('a type of bill', () => {
  it.each(['111', '0117', '11'])('%s is that of a stay in a hospital', (typeOfBill) =>
    expect(saysOf(typeOfBill)).toEqual({ inpatient: true, ofStay: true, ofHospital: true }),
  );

  it.each(['181', '0184', '18', '211', '411'])('%s is that of a stay elsewhere, a swing bed among them', (typeOfBill) =>
    expect(saysOf(typeOfBill)).toEqual({ inpatient: true, ofStay: true, ofHospital: false }),
  );

  it.each(['121', '0221'])('%s is for somebody who stays, and not of the stay', (typeOfBill) =>
    expect(saysOf(typeOfBill)).toEqual({ inpatient: true, ofStay: false, ofHospital: false }),
  );

  it.each(['131', '0851', '721', '711', '813', '329', '14'])('%s is of nobody who stays', (typeOfBill) =>
    expect(saysOf(typeOfBill)).toEqual({ inpatient: false, ofStay: false, ofHospital: false }),
  );
});

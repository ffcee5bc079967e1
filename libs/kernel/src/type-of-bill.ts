/**
 * Types of bill (UB-04, form locator 4) of patients who stay: the first digit is the kind of facility (1 hospital, 2 skilled nursing, 4 and 5
 * religious, 6 intermediate care), the second how it bills (1 inpatient, 2 inpatient under Part B only, 8 swing beds). In clinics (7) and special
 * facilities (8) the second digit means something else, such as dialysis or hospice, and in care at home (3) nobody stays. PostgreSQL reads the
 * pattern as well.
 */
export const inpatientBills = /^0?[12456][128]/;

/** Whether the patient stays. Takes a whole type of bill, with or without its leading zero, or its first two digits alone. */
export const isInpatientBill = (typeOfBill: string): boolean => inpatientBills.test(typeOfBill);

/** Whether the bill is of the stay itself, admission and all; under Part B only services to somebody who stays are billed. */
export const isBillOfStay = (typeOfBill: string): boolean => /^0?[12456][18]/.test(typeOfBill);

/** Whether the bill is that of a stay for acute care: the only one that says what was present on admission (CMS; nursing and swing beds do not). */
export const isHospitalStay = (typeOfBill: string): boolean => /^0?11/.test(typeOfBill);

/** Member ids that force an outcome at the payer simulator; `SBX-DENY-` takes any group and CARC. */
export type SandboxMemberId =
  | 'SBX-PAID'
  | 'SBX-PARTIAL'
  | 'SBX-REJECT'
  | 'SBX-999'
  | 'SBX-REVERSAL'
  | 'SBX-UNMATCHED'
  | 'SBX-ELIG-INACTIVE'
  | 'SBX-ELIG-DOWN'
  | 'SBX-POISON'
  | `SBX-DENY-${string}`;

/** How often what happens, as shares from 0 to 1. */
export interface Mix {
  /** Encounters that come without a diagnosis and have to be held for a coder. */
  withoutDiagnosis: number;
  selfPay: number;
  notBillable: number;
  /** Encounters of a hospital that it bills as an institution (837I). */
  institutional: number;
  /** Encounters of a patient who has been seen before. */
  returning: number;
  /** Patients with a sandbox member id; the others have ordinary ones. */
  sandbox: Partial<Record<SandboxMemberId, number>>;
}

/** A day in which a bit of everything happens; nothing in it parks a message. */
export const demoMix: Mix = {
  withoutDiagnosis: 0.03,
  selfPay: 0.04,
  notBillable: 0.01,
  institutional: 0.35,
  returning: 0.2,
  sandbox: {
    'SBX-PARTIAL': 0.04,
    'SBX-DENY-CO50': 0.03,
    'SBX-DENY-CO197': 0.01,
    'SBX-REJECT': 0.02,
    'SBX-999': 0.005,
    'SBX-REVERSAL': 0.01,
    'SBX-UNMATCHED': 0.005,
    'SBX-ELIG-INACTIVE': 0.01,
    'SBX-ELIG-DOWN': 0.005,
  },
};

/** Insured office visits whose claims are all paid: for measuring, where each encounter has to end in a posted payment. */
export const paidMix: Mix = {
  withoutDiagnosis: 0,
  selfPay: 0,
  notBillable: 0,
  institutional: 0,
  returning: 0,
  sandbox: { 'SBX-PAID': 1 },
};

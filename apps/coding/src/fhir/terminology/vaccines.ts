/** A vaccine by its CVX code: the CPT number of the product, and for COVID-19 the numbers of its own administrations by dose. */
export interface Vaccine {
  readonly product: string;
  readonly administrations?: readonly string[];
}

/** CDC's CVX codes to CPT, for those that occur in the public synthetic records. */
export const vaccineOfCvx: Readonly<Record<string, Vaccine>> = {
  '03': { product: '90707' },
  '08': { product: '90744' },
  '10': { product: '90713' },
  '20': { product: '90700' },
  '21': { product: '90716' },
  '33': { product: '90732' },
  '43': { product: '90746' },
  '49': { product: '90647' },
  '52': { product: '90632' },
  '62': { product: '90649' },
  '83': { product: '90633' },
  '113': { product: '90714' },
  '114': { product: '90734' },
  '115': { product: '90715' },
  '119': { product: '90681' },
  '121': { product: '90736' },
  '133': { product: '90670' },
  '140': { product: '90656' },
  '207': { product: '91301', administrations: ['0011A', '0012A', '0013A'] },
  '208': { product: '91300', administrations: ['0001A', '0002A', '0003A'] },
  '212': { product: '91303', administrations: ['0031A'] },
};

/** Administration of the first vaccine of a day, and of each further one. */
export const firstAdministration = '90471';
export const furtherAdministration = '90472';

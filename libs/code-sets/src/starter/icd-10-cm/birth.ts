import type { StarterChapter } from './starter-chapter.js';

/** Pregnancy and birth (O00 to O9A), newborns (P00 to P96). */
export const birth: StarterChapter = {
  categories: {
    O03: 'Miscarriage',
    O14: 'Preeclampsia',
    O149: 'Preeclampsia, severity not named',
    O20: 'Bleeding in early pregnancy',
    O21: 'Vomiting in pregnancy',
    O24: 'Diabetes in pregnancy',
    O244: 'Diabetes that came with pregnancy',
    O2441: 'Gestational diabetes, still pregnant',
    P59: 'Newborn jaundice from other causes',
  },
  codes: {
    O039: 'Complete miscarriage, no complication',
    O1490: 'Preeclampsia, severity and trimester not named',
    O200: 'Threatened miscarriage',
    O210: 'Mild vomiting of pregnancy',
    O24410: 'Gestational diabetes, still pregnant, held by diet',
    O24419: 'Gestational diabetes, still pregnant, treatment not named',
    O80: 'Birth at term without complication',
    P599: 'Newborn jaundice, cause not named',
  },
};

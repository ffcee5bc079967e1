import type { StarterChapter } from './starter-chapter.js';

/** Blood and what makes it (D50 to D89). */
export const blood: StarterChapter = {
  categories: {
    D50: 'Anemia from lack of iron',
    D51: 'Anemia from lack of vitamin B12',
    D57: 'Sickle cell disorders',
    D63: 'Anemia in chronic diseases coded elsewhere',
    D64: 'Anemia of other kinds',
    D68: 'Other clotting defects',
    D69: 'Purpura and other bleeding conditions',
    D70: 'Neutropenia',
    D72: 'White blood cell disorders, other',
    D728: 'Other named disorders of white blood cells',
    D7282: 'High white blood cell count',
  },
  codes: {
    D500: 'Iron deficiency anemia from slow blood loss',
    D509: 'Iron deficiency anemia, cause not named',
    D519: 'B12 deficiency anemia, cause not named',
    D571: 'Sickle cell disease without crisis',
    D62: 'Anemia after sudden blood loss',
    D631: 'Anemia that comes with chronic kidney disease',
    D649: 'Anemia, kind not named',
    D689: 'Clotting defect, kind not named',
    D696: 'Low platelets, cause not named',
    D709: 'Neutropenia, cause not named',
    D72829: 'High white blood cell count, kind not named',
  },
};

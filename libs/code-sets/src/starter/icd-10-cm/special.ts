import type { StarterChapter } from './starter-chapter.js';

/** Codes for special purposes (U00 to U85). */
export const special: StarterChapter = {
  categories: {
    U07: 'Emergency use: vaping disorder and COVID-19',
    U09: 'What COVID-19 left behind',
  },
  codes: {
    U071: 'COVID-19',
    U099: 'After COVID-19, kind of trouble not named',
  },
};

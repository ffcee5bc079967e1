import { addDays, calendarDateFromCompact, compactFromCalendarDate, daysBetween, isCalendarDate } from './calendar-date.js';

describe('calendar dates', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('knows that %s exists', (date) => expect(isCalendarDate(date)).toBe(true));
  it.each(['2023-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '2026-1-1', '0000-01-01', 'today'])(
    'knows that %s does not',
    (date) => expect(isCalendarDate(date)).toBe(false),
  );
  it('reads and writes the compact form', () => {
    expect(calendarDateFromCompact('20260302')).toBe('2026-03-02');
    expect(calendarDateFromCompact('20260230')).toBeUndefined();
    expect(compactFromCalendarDate('2026-03-02')).toBe('20260302');
  });
  it('counts over month ends and leap days', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween({ from: '2024-02-28', to: '2024-03-01' })).toBe(2);
  });
});

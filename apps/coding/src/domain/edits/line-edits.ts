import { type Edit, holds, warns } from './edit.js';

/** An encounter without a service has nothing to bill. */
export const serviceLineMissing: Edit = ({ serviceLines }) =>
  serviceLines.length > 0
    ? []
    : [holds('coder', 'SERVICE_LINE_MISSING', { message: 'The encounter has no service line.', path: '/serviceLines' })];

/** A line that costs nothing is allowed (quality codes are reported so) and worth a look; an encounter that costs nothing is not billed. */
export const chargeMissing: Edit = ({ serviceLines }) => {
  const free = serviceLines.flatMap(({ chargeAmountCents }, line) => (chargeAmountCents > 0 ? [] : [line]));
  if (free.length > 0 && free.length === serviceLines.length) {
    return [holds('coder', 'CHARGE_MISSING', { message: 'No line of the encounter has a charge.', path: '/serviceLines' })];
  }
  return free.map((line) =>
    warns('CHARGE_ZERO', { message: `Line ${line + 1} has no charge.`, path: `/serviceLines/${line}/chargeAmountCents` }),
  );
};

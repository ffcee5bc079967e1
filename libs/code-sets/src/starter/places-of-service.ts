export interface StarterPlace {
  readonly name: string;
  /** Whether the physician fee schedule pays its facility amount there. */
  readonly facility: boolean;
}

const office = (name: string): StarterPlace => ({ name, facility: false });
const facility = (name: string): StarterPlace => ({ name, facility: true });

/** All places of service that CMS has assigned, with the amount that the fee schedule pays there. */
export const starterPlacesOfService: Readonly<Record<string, StarterPlace>> = {
  '01': office('Pharmacy'),
  '02': facility('Telehealth, patient not at home'),
  '03': office('School'),
  '04': office('Shelter for the homeless'),
  '05': office('Indian Health Service facility on its own'),
  '06': facility('Indian Health Service facility of a hospital'),
  '07': office('Tribal 638 facility on its own'),
  '08': facility('Tribal 638 facility of a hospital'),
  '09': office('Prison'),
  '10': office('Telehealth, patient at home'),
  '11': office('Office'),
  '12': office('Home'),
  '13': office('Assisted living'),
  '14': office('Group home'),
  '15': office('Mobile unit'),
  '16': office('Temporary lodging'),
  '17': office('Walk-in clinic in a shop'),
  '18': office('Place of work'),
  '19': facility('Hospital outpatient, off campus'),
  '20': office('Urgent care'),
  '21': facility('Hospital inpatient'),
  '22': facility('Hospital outpatient, on campus'),
  '23': facility('Hospital emergency department'),
  '24': facility('Ambulatory surgical center'),
  '25': office('Birthing center'),
  '26': facility('Military treatment facility'),
  '27': office('Outreach on the street'),
  '31': facility('Skilled nursing facility'),
  '32': office('Nursing facility'),
  '33': office('Custodial care'),
  '34': facility('Hospice'),
  '41': facility('Ambulance on land'),
  '42': facility('Ambulance in the air or on water'),
  '49': office('Independent clinic'),
  '50': office('Federally qualified health center'),
  '51': facility('Psychiatric hospital, inpatient'),
  '52': facility('Psychiatric hospital, part of the day'),
  '53': facility('Community mental health center'),
  '54': office('Intermediate care for intellectual disabilities'),
  '55': office('Residential treatment of substance use'),
  '56': facility('Residential psychiatric treatment'),
  '57': office('Treatment of substance use, not residential'),
  '58': office('Treatment of opioid use, not residential'),
  '60': office('Mass immunization'),
  '61': facility('Rehabilitation facility, inpatient'),
  '62': office('Rehabilitation facility, outpatient'),
  '65': office('Dialysis facility'),
  '66': office('Center of a PACE program'),
  '71': office('Public health clinic'),
  '72': office('Rural health clinic'),
  '81': office('Independent laboratory'),
  '99': office('Another place'),
};

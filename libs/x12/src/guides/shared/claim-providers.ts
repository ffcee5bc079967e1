import { loop, R, S, segment } from '../../grammar/dsl.js';
import { personName, providerId, telephone } from './parties.js';
import { city, reference, referenceOfPayer, street, taxonomy } from './segments.js';

/** Providers that professional and dental claims, or the lines of all claims, name alike. Their loops have other ids in each guide. */

export const renderingProvider = <const Id extends string>(id: Id) =>
  loop(id, 'Rendering Provider Name', S, 1, [
    segment('NM1', 'Rendering Provider Name', R, 1, { 1: R.of('82'), 2: R.of('1 2'), ...personName, ...providerId }),
    taxonomy('Rendering Provider Specialty Information', 'PE'),
    reference('Rendering Provider Secondary Identification', S, 4, '0B 1G G2 LU'),
  ]);

export const supervisingProvider = <const Id extends string>(id: Id) =>
  loop(id, 'Supervising Provider Name', S, 1, [
    segment('NM1', 'Supervising Provider Name', R, 1, { 1: R.of('DQ'), 2: R.of('1'), ...personName, ...providerId }),
    reference('Supervising Provider Secondary Identification', S, 4, '0B 1G G2 LU'),
  ]);

/** NM1 to REF of where the service was given. */
export const serviceFacility = [
  segment('NM1', 'Service Facility Location Name', R, 1, { 1: R.of('77'), 2: R.of('2'), 3: R, ...providerId }),
  street('Service Facility Location Address', R),
  city('Service Facility Location City, State, ZIP Code', R),
  reference('Service Facility Location Secondary Identification', S, 3, '0B G2 LU'),
] as const;

/** The telephone of a service facility, in professional claims only. */
export const serviceFacilityContact = segment('PER', 'Service Facility Contact Information', S, 1, telephone);

export const renderingProviderOfLine = <const Id extends string>(id: Id) =>
  loop(id, 'Rendering Provider Name', S, 1, [
    segment('NM1', 'Rendering Provider Name', R, 1, { 1: R.of('82'), 2: R.of('1 2'), ...personName, ...providerId }),
    taxonomy('Rendering Provider Specialty Information', 'PE'),
    referenceOfPayer('Rendering Provider Secondary Identification', S, 20, '0B 1G G2 LU'),
  ]);

export const supervisingProviderOfLine = <const Id extends string>(id: Id) =>
  loop(id, 'Supervising Provider Name', S, 1, [
    segment('NM1', 'Supervising Provider Name', R, 1, { 1: R.of('DQ'), 2: R.of('1'), ...personName, ...providerId }),
    referenceOfPayer('Supervising Provider Secondary Identification', S, 20, '0B 1G G2 LU'),
  ]);

export const serviceFacilityOfLine = <const Id extends string>(id: Id) =>
  loop(id, 'Service Facility Location Name', S, 1, [
    segment('NM1', 'Service Facility Location Name', R, 1, { 1: R.of('77'), 2: R.of('2'), 3: R, ...providerId }),
    street('Service Facility Location Address', R),
    city('Service Facility Location City, State, ZIP Code', R),
    referenceOfPayer('Service Facility Location Secondary Identification', S, 3, 'G2 LU'),
  ]);

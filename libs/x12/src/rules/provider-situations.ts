import { type LoopCheck, type Problem } from './loop-check.js';
import { enclosing, loopOf, type LoopRecord, loopsOf, segmentOf } from './loop-record.js';
import { odd } from './situation.js';

/** NM109 of the provider in a loop; `''` where there is none. */
const idOf = (provider: LoopRecord | undefined): string => (provider && segmentOf(provider, 'NM1')?.element(9)) ?? '';

const billingProviderOf = (claim: LoopRecord): LoopRecord | undefined => {
  const level = enclosing(claim, '2000A');
  return level && loopOf(level, '2010AA');
};

/** The rendering provider of a claim is named only when it is not the billing provider. */
export const renderingIsNotBilling: LoopCheck = (claim) => {
  const rendering = loopOf(claim, '2310B');
  const name = rendering && segmentOf(rendering, 'NM1');
  const npi = idOf(rendering);
  if (!name || npi === '' || idOf(billingProviderOf(claim)) !== npi) return [];
  return [
    odd('RENDERING_IS_BILLING', name, 'The rendering provider is named only when it is not the billing provider.', {
      element: 9,
    }),
  ];
};

/** Referring providers: the one who referred (DN) first, primary care (P3) only as the second. */
export const referrersAreInOrder =
  (loop: '2310A' | '2420F'): LoopCheck =>
  (record) => {
    const names = loopsOf(record, loop).flatMap((referrer) => segmentOf(referrer, 'NM1') ?? []);
    return names
      .filter((name, index) => name.element(1) !== (index === 0 ? 'DN' : 'P3'))
      .slice(0, 1)
      .map((name) =>
        odd('REFERRING_PROVIDERS_OUT_OF_ORDER', name, 'The first referring provider is DN, the second P3.', { element: 1 }),
      );
  };

/** A service facility is named when it is another place than the billing provider's, and never for services at home (12). */
export const facilityIsElsewhere =
  (loop: '2310C' | '2310E'): LoopCheck =>
  (claim) => {
    const facility = loopOf(claim, loop);
    const name = facility && segmentOf(facility, 'NM1');
    if (!facility || !name) return [];
    const isHome = loop === '2310C' && segmentOf(claim, 'CLM')?.component(5, 1) === '12';
    const billing = billingProviderOf(claim);
    return [
      ...(isHome ? [odd('FACILITY_FOR_HOME', name, "Services at the patient's home have no service facility.")] : []),
      ...(billing && isSameAddress(facility, billing)
        ? [odd('FACILITY_IS_BILLING_ADDRESS', name, 'A service facility is named when it is not where the billing provider is.')]
        : []),
    ];
  };

/** A pay-to address (2010AB) is sent when it is not the billing address. */
export const payToIsElsewhere: LoopCheck = (payTo) => {
  const name = segmentOf(payTo, 'NM1');
  const billing = payTo.parent && loopOf(payTo.parent, '2010AA');
  if (!name || !billing || !isSameAddress(payTo, billing)) return [];
  return [odd('PAY_TO_ADDRESS_IS_BILLING_ADDRESS', name, 'A pay-to address is sent when it is not the address of the provider.')];
};

const isSameAddress = (one: LoopRecord, other: LoopRecord): boolean =>
  addressParts.every(([id, element]) => valueAt(one, id, element) === valueAt(other, id, element));

const addressParts: readonly (readonly [id: string, element: number])[] = [
  ['N3', 1],
  ['N3', 2],
  ['N4', 1],
  ['N4', 3],
];

const valueAt = (record: LoopRecord, id: string, element: number): string => segmentOf(record, id)?.element(element) ?? '';

/** The loops of a line in which a provider stands, with those of the claim for the same role. */
export type ProviderLoops = readonly (readonly [ofLine: string, ofClaim: string])[];

/** A line names a provider only when it is not the one that the claim names for the role. */
export const lineNamesOtherProviders =
  (loops: ProviderLoops): LoopCheck =>
  (line) => {
    const claim = line.parent;
    if (!claim || line.loops.length === 0) return [];
    return loops.flatMap(([ofLine, ofClaim]): Problem[] => {
      const provider = loopOf(line, ofLine);
      const name = provider && segmentOf(provider, 'NM1');
      const id = idOf(provider);
      if (!name || id === '' || loopsOf(claim, ofClaim).every((same) => idOf(same) !== id)) return [];
      const message = 'A line names a provider only when it is another one than that of the claim.';
      return [odd('LINE_PROVIDER_IS_OF_CLAIM', name, message, { element: 9 })];
    });
  };

/** An institutional claim names rendering (2310D) and referring (2310F) providers only when they are not the attending one. */
export const othersAreNotAttending: LoopCheck = (claim) => {
  const attending = idOf(loopOf(claim, '2310A'));
  if (attending === '') return [];
  return ['2310D', '2310F'].flatMap((loop) => {
    const provider = loopOf(claim, loop);
    const name = provider && segmentOf(provider, 'NM1');
    if (!name || idOf(provider) !== attending) return [];
    const message = 'Rendering and referring providers are named only when they are not the attending provider.';
    return [odd('PROVIDER_IS_ATTENDING', name, message, { element: 9 })];
  });
};

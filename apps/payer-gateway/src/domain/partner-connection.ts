import { Id, Npi, Text } from '@claimstream/contracts';
import { derivedId } from '@claimstream/kernel';
import { z } from 'zod';

const QualifiedId = z.strictObject({ qualifier: z.string().length(2), value: z.string().trim().min(1).max(15) });
const ApplicationCode = z.string().trim().min(2).max(15);
const slug = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** A tenant whose claims go over a connection, and the payee ids under which its money comes back. */
const ConnectionClient = z.strictObject({
  tenantId: Id,
  npis: z.array(Npi).default([]),
  taxIds: z.array(z.string().regex(/^\d{9}$/)).default([]),
});

/** A partner's habits, as data. */
const PartnerProfile = z.strictObject({
  receiptMeansAccepted: z
    .boolean()
    .default(false)
    .meta({ description: 'A 277CA with A1 is all that this partner ever says of a good claim.' }),
  acknowledgmentRequested: z.boolean().default(false).meta({ description: 'ISA14: ask for a TA1 also where nothing is wrong.' }),
});

/** What a person agrees with a partner (payer or clearinghouse) before anything is exchanged. */
export const PartnerAgreement = z.strictObject({
  name: z.string().regex(slug, 'must be lower-case letters, digits and hyphens'),
  submitter: z.strictObject({
    name: Text(60),
    id: Text(80),
    contactName: Text(60),
    contactPhone: z.string().regex(/^\d{10,15}$/, 'must be digits only'),
  }),
  receiver: z.strictObject({ name: Text(60), id: Text(80) }),
  interchange: z.strictObject({ sender: QualifiedId, receiver: QualifiedId }),
  group: z.strictObject({ sender: ApplicationCode, receiver: ApplicationCode }),
  traceCompanyId: z
    .string()
    .regex(/^[19]\d{9}$/)
    .meta({ description: 'TRN03 of a 270: 9 or 1 and nine digits that the partner knows us by.' }),
  usage: z.enum(['production', 'test']),
  payers: z.array(Text(80)).default([]).meta({ description: 'Payer ids that are reached over this connection.' }),
  isDefault: z
    .boolean()
    .default(false)
    .meta({ description: 'Reaches every payer that no other connection of the client names.' }),
  clients: z.array(ConnectionClient).min(1),
  profile: PartnerProfile.prefault({}),
  active: z.boolean().default(true),
});
export type PartnerAgreement = z.output<typeof PartnerAgreement>;

/** A connection to be made: for which tenant, and what is agreed. */
export const NewPartner = z.strictObject({ tenantId: Id, agreement: PartnerAgreement });
export type NewPartner = z.output<typeof NewPartner>;

/** An owner's connection is known by its name: the same name is the same connection, with the same folders, wherever it is asked. */
export const connectionIdOf = (ownerTenantId: string, name: string): string =>
  derivedId(ownerTenantId, 'partner-connection', name);

/** The next numbers to give out (ISA13, GS06, ST02): each is used once and none is left out. */
export interface ControlNumbers {
  interchange: number;
  group: number;
  set: number;
}

/** A connection: the agreement, and the control numbers that its row lock guards. It belongs to the tenant that owns it. */
export interface PartnerConnection extends PartnerAgreement {
  next: ControlNumbers;
}

export const openConnection = (agreement: PartnerAgreement): PartnerConnection => ({
  ...agreement,
  next: { interchange: 1, group: 1, set: 1 },
});

/** What people change of a connection; its control numbers go on. */
export const changeAgreement = ({ next }: PartnerConnection, agreement: PartnerAgreement): PartnerConnection => ({
  ...agreement,
  next,
});

/** Takes numbers for one interchange with so many groups and sets. */
export function takeNumbers<Connection extends Pick<PartnerConnection, 'next'>>(
  connection: Connection,
  { groups, sets }: { groups: number; sets: number },
): { taken: ControlNumbers; connection: Connection } {
  const { next } = connection;
  const after = { interchange: next.interchange + 1, group: next.group + groups, set: next.set + sets };
  return { taken: next, connection: { ...connection, next: after } };
}

/** A connection by its name in the store: whose it is, and its id. */
export interface KnownConnection {
  tenantId: string;
  id: string;
  agreement: PartnerAgreement;
}

/**
 * Over which connection a client reaches a payer: one that names the payer before a default one, the client's own before its billing
 * firm's; undefined when there is none, then the claim waits.
 */
export function connectionFor(
  connections: readonly KnownConnection[],
  { tenantId, payerId }: { tenantId: string; payerId: string },
): KnownConnection | undefined {
  const open = connections.filter(
    ({ agreement }) => agreement.active && agreement.clients.some((client) => client.tenantId === tenantId),
  );
  const ranked = [
    open.filter(({ agreement }) => agreement.payers.includes(payerId)),
    open.filter(({ agreement }) => agreement.isDefault),
  ].map((candidates) => candidates.find((candidate) => candidate.tenantId === tenantId) ?? candidates[0]);
  return ranked.find((candidate) => candidate !== undefined);
}

/** Everybody whom the connection concerns: its owner and the owner's clients. */
export const tenantsOf = ({ tenantId, agreement }: KnownConnection): string[] => [
  ...new Set([tenantId, ...agreement.clients.map((client) => client.tenantId)]),
];

import { z } from 'zod';

/** What kind of tenant: a billing firm, a client of one, or a hospital that bills for itself. */
export const TenantKind = z.enum(['firm', 'client', 'hospital']);

/** One tenant that the bearer may work for, and what they may do there. A client names the firm that bills for it. */
export const TenantGrant = z.object({
  id: z.uuid().toLowerCase(),
  kind: TenantKind,
  firmId: z.uuid().toLowerCase().optional(),
  permissions: z.array(z.string()),
});
export type TenantGrant = z.output<typeof TenantGrant>;

/** What a token must carry besides the registered claims that `jose` checks. */
export const TokenClaims = z.object({ sub: z.string().min(1).max(200), tenants: z.array(TenantGrant).min(1) });

/** Who holds the token. */
export interface Caller {
  /** The token's `sub`. */
  readonly subject: string;
  readonly tenants: readonly TenantGrant[];
}

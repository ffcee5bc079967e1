import { SetMetadata } from '@nestjs/common';

export const transactionalKey = 'claimstream:transactional';

/** The route's handler runs in one transaction of the request's tenants, which it takes as `@Tx()`; what it throws rolls back. */
export const Transactional = () => SetMetadata(transactionalKey, true);

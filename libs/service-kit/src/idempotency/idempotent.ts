import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { Transactional } from '../http/transactional.js';

export const idempotentKey = 'claimstream:idempotent';

/**
 * For POST: the handler runs in one transaction (`@Tx()`), and with an `Idempotency-Key` its answer is stored in the same one and given again to
 * the same caller, route and key for a day. The same key with another body is 422, while the first is under way 409.
 */
export const Idempotent = () =>
  applyDecorators(
    SetMetadata(idempotentKey, true),
    Transactional(),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Any text of up to 200 visible characters, new for each thing you want done; a repeat with it gets the first answer.',
      schema: { type: 'string', maxLength: 200 },
    }),
  );

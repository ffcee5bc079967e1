import { Module } from '@nestjs/common';
import { CONFIG } from '@claimstream/service-kit';
import { billingPolicies, POLICY_OF } from './billing-policy.js';
import { ClaimsController } from './http/claims.controller.js';

@Module({
  controllers: [ClaimsController],
  providers: [{ provide: POLICY_OF, useFactory: billingPolicies, inject: [CONFIG] }],
})
export class ClaimsModule {}

import { Module } from '@nestjs/common';
import { EligibilityController } from './http/eligibility.controller.js';

@Module({ controllers: [EligibilityController] })
export class EligibilityModule {}

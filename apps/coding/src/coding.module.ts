import { Module } from '@nestjs/common';
import { EncountersController } from './http/encounters.controller.js';

@Module({ controllers: [EncountersController] })
export class CodingModule {}

import type { Type } from '@nestjs/common';
import { AuditsController } from './audits.controller.js';
import { CodingController } from './coding.controller.js';
import { FavouritesController } from './favourites.controller.js';
import { QualityController } from './quality.controller.js';
import { QueriesController } from './queries.controller.js';
import { WorklistsController } from './worklists.controller.js';

/** The doors of those who work on encounters. */
export const workControllers: readonly Type[] = [
  WorklistsController,
  CodingController,
  QueriesController,
  QualityController,
  AuditsController,
  FavouritesController,
];

import 'reflect-metadata';
import { runMain } from '@claimstream/service-kit';
import { eligibilityApp } from './app.js';

await runMain(eligibilityApp, process);

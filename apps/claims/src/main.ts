import 'reflect-metadata';
import { runMain } from '@claimstream/service-kit';
import { claimsApp } from './app.js';

await runMain(claimsApp, process);

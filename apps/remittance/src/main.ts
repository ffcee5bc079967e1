import 'reflect-metadata';
import { runMain } from '@claimstream/service-kit';
import { remittanceApp } from './app.js';

await runMain(remittanceApp, process);

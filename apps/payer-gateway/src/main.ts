import 'reflect-metadata';
import { runMain } from '@claimstream/service-kit';
import { payerGatewayApp } from './app.js';

await runMain(payerGatewayApp, process);

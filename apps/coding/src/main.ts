import 'reflect-metadata';
import { runMain } from '@claimstream/service-kit';
import { codingApp } from './app.js';

await runMain(codingApp, process);

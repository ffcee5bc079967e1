import { itHoldsAtOnce } from './at-once.js';
import { newLog, newPostgresLog } from './spec-log.js';

jest.setTimeout(60_000);

describe('two instances and commands at once, with the log in memory', () => itHoldsAtOnce(newLog));
describe('two instances and commands at once, with the log in PostgreSQL', () => itHoldsAtOnce(newPostgresLog));

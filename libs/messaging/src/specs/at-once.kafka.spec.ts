import { itHoldsAtOnce } from './at-once.js';
import { newKafkaLog } from './spec-log.js';

jest.setTimeout(120_000);

describe('two instances and commands at once, with the log in Kafka', () => itHoldsAtOnce(newKafkaLog));

import { startKafka, type LocalKafka } from '@claimstream/local-parts';
import { itIsAnEventLog } from '../event-log.conformance.js';
import { kafkaEventLog } from './kafka-event-log.js';

jest.setTimeout(30_000);

describe('the event log in Kafka', () => {
  let kafka: LocalKafka;
  itIsAnEventLog(
    async () => {
      kafka = await startKafka();
      return {
        open: (logger) => kafkaEventLog({ brokers: [kafka.brokers], clientId: 'spec', logger, sessionTimeoutMs: 2_000 }),
        kill: () => kafka.kill(),
        restart: () => kafka.restart(),
        wipe: () => kafka.wipe(),
        sharesGroups: true,
      };
    },
    () => kafka.stop(),
  );
});

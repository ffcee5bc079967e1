import { readOptions } from './options.js';

describe('the options of npm start', () => {
  it('have defaults for the first five minutes', () => {
    expect(readOptions([])).toMatchObject({ exit: false, eventLog: 'postgres', seed: 1, port: 8080, data: '.data' });
  });

  it('take any free port for a run that ends', () => {
    expect(readOptions(['--encounters', '200', '--exit'])).toMatchObject({ encounters: 200, exit: true, port: 0 });
  });

  it('understand brokers as Kafka', () => {
    expect(readOptions(['--brokers', 'localhost:9092'])).toMatchObject({ eventLog: 'kafka', brokers: 'localhost:9092' });
  });

  it.each([
    [['--encounters', 'many'], '--encounters is a whole number.'],
    [['--event-log', 'rabbit'], '--event-log is postgres or kafka.'],
    [['--exit'], '--exit needs --encounters or --input.'],
    [['--input', 'a', '--encounters', '1'], '--encounters and --input exclude each other.'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuse %p by name', (args, message) => expect(() => readOptions(args)).toThrow(message));
});

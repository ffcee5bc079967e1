import { catalogue, topicOwners } from './index.js';

describe('the catalogue', () => {
  it('names each event once', () => {
    const names = catalogue.map(({ cloudEventType }) => cloudEventType);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(catalogue.map((contract) => [contract.type, contract] as const))('%s: its example fits its contract', (_, contract) => {
    const data = contract.data.parse(contract.example);
    expect(data).toEqual(contract.example);
    expect(contract.keyOf(data)).toMatch(/^[0-9a-f-]{36}$/);
    expect(Object.keys(topicOwners)).toContain(contract.topic);
  });
});

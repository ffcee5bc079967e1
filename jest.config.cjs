require('./tools/resolve-sources.mjs');

/** Kinds of specs and the real parts each needs: unit (none), int (PostgreSQL), kafka (PostgreSQL and Kafka), e2e (the whole system). */
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      target: 'es2024',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@claimstream/source', 'node', 'require', 'default'] },
  transform: { '\\.ts$': swc },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.data/', '<rootDir>/.cache/', '<rootDir>/.nx/'],
};

const kind = (displayName, suffix, extra = {}) => ({
  ...base,
  displayName,
  testMatch: [`<rootDir>/{apps,libs,bench,tools}/**/*.${suffix}.ts`],
  ...extra,
});

module.exports = {
  projects: [
    kind('unit', 'spec', { testPathIgnorePatterns: ['/node_modules/', '\\.(int|kafka|e2e)\\.spec\\.ts$'] }),
    kind('int', 'int.spec', { globalSetup: '<rootDir>/libs/testing/src/jest/start-postgres.ts', globalTeardown: '<rootDir>/libs/testing/src/jest/stop-parts.ts' }),
    kind('kafka', 'kafka.spec', { globalSetup: '<rootDir>/libs/testing/src/jest/start-postgres-and-kafka.ts', globalTeardown: '<rootDir>/libs/testing/src/jest/stop-parts.ts' }),
    kind('e2e', 'e2e.spec', { globalSetup: '<rootDir>/libs/testing/src/jest/start-postgres-and-kafka.ts', globalTeardown: '<rootDir>/libs/testing/src/jest/stop-parts.ts' }),
  ],
};

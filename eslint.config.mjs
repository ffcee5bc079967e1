import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Which layer may use which: the arrows of docs/architecture, kept by lint. A project's tags stand in its package.json. */
const layers = [
  { sourceTag: 'layer:kernel', onlyDependOnLibsWithTags: ['layer:kernel'] },
  { sourceTag: 'layer:x12', onlyDependOnLibsWithTags: ['layer:kernel'] },
  { sourceTag: 'layer:code-sets', onlyDependOnLibsWithTags: ['layer:kernel'] },
  { sourceTag: 'layer:contracts', onlyDependOnLibsWithTags: ['layer:kernel'] },
  { sourceTag: 'layer:messaging', onlyDependOnLibsWithTags: ['layer:contracts', 'layer:kernel'] },
  { sourceTag: 'layer:service-kit', onlyDependOnLibsWithTags: ['layer:messaging', 'layer:contracts', 'layer:kernel'] },
  { sourceTag: 'layer:parts', onlyDependOnLibsWithTags: ['layer:kernel', 'layer:contracts', 'layer:parts'] },
  {
    sourceTag: 'layer:testing',
    onlyDependOnLibsWithTags: ['layer:kernel', 'layer:contracts', 'layer:messaging', 'layer:service-kit', 'layer:parts'],
  },
  {
    sourceTag: 'layer:app',
    onlyDependOnLibsWithTags: [
      'layer:service-kit',
      'layer:messaging',
      'layer:contracts',
      'layer:code-sets',
      'layer:kernel',
      'layer:testing',
    ],
  },
  {
    sourceTag: 'layer:edi-app',
    onlyDependOnLibsWithTags: [
      'layer:x12',
      'layer:service-kit',
      'layer:messaging',
      'layer:contracts',
      'layer:code-sets',
      'layer:kernel',
      'layer:testing',
    ],
  },
  { sourceTag: 'layer:composition', onlyDependOnLibsWithTags: ['*'] },
];

/** Specs of messaging start and kill servers; its code must not. */
const layersOfSpecs = layers.map((layer) =>
  layer.sourceTag === 'layer:messaging'
    ? { ...layer, onlyDependOnLibsWithTags: [...layer.onlyDependOnLibsWithTags, 'layer:parts'] }
    : layer,
);

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.data/**', '.cache/**', 'libs/contracts/released/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { '@nx': nx, 'import-x': importX },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints: layers }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'kafkajs', message: 'kafkajs is imported by one file: libs/messaging/src/kafka/kafka-event-log.ts.' }],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'libs/*/src/specs/**'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints: layersOfSpecs },
      ],
    },
  },
  { files: ['libs/messaging/src/kafka/kafka-event-log.ts'], rules: { 'no-restricted-imports': 'off' } },
  // Has an outsider check what our specs' generators make, which are nobody else's affair.
  { files: ['tools/pyx12.mjs'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.config.ts', '**/main.ts', '**/*.spec.ts', 'libs/*/src/specs/**', 'libs/testing/**', 'libs/local-parts/**', 'bench/**', 'tools/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'process.env is read in *.config.ts and main.ts only.' },
      ],
    },
  },
  {
    files: ['tools/**', 'bench/**', 'apps/standalone/**', 'apps/*/src/main.ts', 'libs/*/src/cli/**'],
    rules: { 'no-console': 'off' },
  },
);

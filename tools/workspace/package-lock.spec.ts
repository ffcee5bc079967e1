import { readFileSync } from 'node:fs';
import path from 'node:path';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
type Packages = Readonly<Record<string, LockedPackage>>;

const lockFile = path.resolve(__dirname, '../../package-lock.json');
const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Packages };

/**
 * `npm ci` refuses a lock that lacks an optional package, also one for another platform. npm leaves such out where the registry does not have it:
 * take the entries back from the commit before.
 */
it('has the optional packages of every platform', () => {
  expect(missingFrom(packages)).toEqual([]);
});

it('sees one that is missing', () => {
  const { 'node_modules/@swc/core-darwin-arm64': _left, ...others } = packages;
  expect(missingFrom(others)).toEqual(['@swc/core-darwin-arm64 of node_modules/@swc/core']);
});

function missingFrom(locked: Packages): string[] {
  return Object.entries(locked).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !foldersFrom(place).some((folder) => `${folder}node_modules/${name}` in locked))
      .map((name) => `${name} of ${place}`),
  );
}

/** Where Node looks for what a package imports: beside its own dependencies, and upwards. */
function foldersFrom(place: string): string[] {
  const parts = place.split('node_modules/');
  return parts.map((_, index) => parts.slice(0, index).join('node_modules/')).concat(`${place}/`);
}

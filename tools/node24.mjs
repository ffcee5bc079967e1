import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const wanted = '24.21.0';

/** The path of a Node that is new enough: this one, or Node 24 LTS taken once from the npm registry into a cache folder. */
export function node24() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 11)) return process.execPath;

  const os = { linux: 'linux', darwin: 'darwin', win32: 'win' }[process.platform];
  const name = `node-${os}-${process.arch}`;
  const home = path.join(process.env.CLAIMSTREAM_CACHE ?? path.join(homedir(), '.cache', 'claimstream'), `node-${wanted}`);
  const binary = path.join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    process.stderr.write(`Node ${process.versions.node} is older than 24.11: taking ${name}@${wanted} from the npm registry.\n`);
    mkdirSync(home, { recursive: true });
    execFileSync(
      'npm',
      ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', home, `${name}@${wanted}`],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
  }
  return realpathSync(binary);
}

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../cache-folder.js';
import { moveIntoPlace } from '../move-into-place.js';

const version = '4.3.0';

const dependency = (groupId: string, artifactId: string, of: string) =>
  `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${of}</version></dependency>`;

/** The broker and what it needs to run; the binding brings its log (warnings and errors) to where we can read it. */
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>claimstream</groupId><artifactId>kafka-jars</artifactId><version>1</version>
<dependencies>
${dependency('org.apache.kafka', 'kafka_2.13', version)}
${dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', '2.25.4')}
</dependencies></project>`;

const log4j = `<Configuration status="off"><Appenders><Console name="out"><PatternLayout pattern="%d %p %c %m%n%ex"/></Console></Appenders>
<Loggers><Root level="warn"><AppenderRef ref="out"/></Root></Loggers></Configuration>`;

/**
 * The class path of Apache Kafka, taken once from Maven Central (45 MB) into the cache; two processes may do it at once. Throws where Maven is
 * missing or cannot reach a repository.
 */
export async function kafkaClassPath(): Promise<string> {
  const home = path.join(cacheFolder(), `kafka-${version}`);
  if (!existsSync(home)) {
    mkdirSync(path.dirname(home), { recursive: true });
    const work = mkdtempSync(`${home}-`);
    writeFileSync(path.join(work, 'pom.xml'), pom);
    writeFileSync(path.join(work, 'log4j2.xml'), log4j);
    try {
      const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${path.join(work, 'jars')}`];
      await promisify(execFile)('mvn', ['-q', '-B', '-f', path.join(work, 'pom.xml'), ...goal]);
      moveIntoPlace(work, home);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return [home, path.join(home, 'jars', '*')].join(path.delimiter);
}

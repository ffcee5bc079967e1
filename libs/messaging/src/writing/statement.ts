import { createHash } from 'node:crypto';
import type { Query } from '../database/query.js';
import { type ArrayType, binaryArray, type Item } from './binary-array.js';

/** One statement that is made of several writes, each a `with` part: all of a transaction's effects in one round trip. */
export class Statement {
  private readonly parts: string[] = [];
  private readonly checks: string[] = [];
  private readonly parameters: unknown[] = [];

  /** A part that writes; answers the name under which others read what it returns. */
  part(sql: string): string {
    const name = `w${this.parts.length}`;
    this.parts.push(`${name} as (${sql})`);
    return name;
  }

  /** A part that must write exactly so many rows: otherwise somebody else was faster. */
  exactly(rows: number, sql: string): void {
    this.checks.push(`must_have_written((select count(*) from ${this.part(sql)}), ${this.value(rows, 'bigint')})`);
  }

  /** Parameters as a table of columns, read by `unnest`. */
  array(type: ArrayType, items: readonly Item[]): string {
    this.parameters.push(binaryArray(type, items));
    return `$${this.parameters.length}::${type}[]`;
  }

  value(value: unknown, type: string): string {
    this.parameters.push(value);
    return `$${this.parameters.length}::${type}`;
  }

  get empty(): boolean {
    return this.parts.length === 0;
  }

  toQuery(): Query {
    const text = `with ${this.parts.join(',\n')}\nselect ${this.checks.join(',\n') || 'true'}`;
    return { text, parameters: this.parameters, name: nameOf(text) };
  }
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = `write ${createHash('sha256').update(text).digest('hex').slice(0, 24)}`));
  return name;
}

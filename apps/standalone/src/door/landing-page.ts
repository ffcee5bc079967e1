import type { DemoPerson } from '../system/demo-access.js';

/** A service behind the door. */
export interface Behind {
  readonly name: string;
  readonly summary: string;
  readonly url: string;
}

/** What `/` shows: the services with their documents, and the demonstration's people with their tokens. */
export function landingPage(services: readonly Behind[], people: readonly DemoPerson[]): string {
  const rows = services.map(
    ({ name, summary }) =>
      `<tr><td><a href="/${name}/docs">${name}</a></td><td>${summary}</td><td><a href="/${name}/health/ready">ready?</a></td></tr>`,
  );
  const tokens = people.map(({ name, says, token }) => `<h3>${name}</h3><p>${says}</p><pre>${token}</pre>`);
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Claimstream</title>
<style>body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}td{padding:.3rem 1rem .3rem 0}pre{white-space:pre-wrap;word-break:break-all;background:#f4f4f4;padding:.6rem;font-size:.8rem}</style></head>
<body>
<h1>Claimstream</h1>
<p>Synthetic encounters become claims, claims become posted payments. Nobody in them exists.</p>
<table>${rows.join('')}</table>
<h2>Demo tokens</h2>
<p>For <code>Authorization: Bearer …</code>, or the Authorize button of the documents. They are good on this installation only.</p>
${tokens.join('\n')}
</body></html>`;
}

/** One line of a claim's timeline. */
export interface StoryLine {
  readonly kind: string;
  readonly facts: { readonly submissionId?: string; readonly outcome?: string; readonly paymentId?: string };
}

/**
 * What is wrong with the order of a claim's story (rcm-domain 5.2). What the payer-gateway says is in order among itself, and so is what remittance
 * says; between the two there is none: after an outage the payment may be heard before the sending that it is for.
 */
export function storyFaults(lines: readonly StoryLine[]): string[] {
  const faults: string[] = [];
  const sent = new Set<string>();
  const posted = new Set<string>();
  let announced = false;
  let before: StoryLine | undefined;
  for (const line of lines) {
    const { submissionId = '', paymentId = '', outcome } = line.facts;
    switch (line.kind) {
      case 'claim-created':
        if (announced) faults.push('was created twice');
        announced = true;
        break;
      case 'claim-held':
        if (before && !isRejection(before)) faults.push(`was held after ${before.kind}`);
        break;
      case 'claim-submitted':
        if (!announced) faults.push('was submitted before it was created');
        if (sent.has(submissionId)) faults.push(`was told twice of submission ${submissionId}`);
        sent.add(submissionId);
        break;
      case 'claim-acknowledged':
        if (!announced) faults.push('was acknowledged before it was created');
        if (!sent.has(submissionId) && outcome !== 'rejected')
          faults.push(`submission ${submissionId} was acknowledged before it was submitted`);
        break;
      case 'payment-posted':
      case 'payment-reversed':
        if (!announced) faults.push(`had a ${line.kind} before it was created`);
        if (posted.has(paymentId)) faults.push(`was told twice of payment ${paymentId}`);
        posted.add(paymentId);
        break;
      case 'claim-denied':
      case 'claim-closed':
        if (before?.kind !== 'payment-posted') faults.push(`had a ${line.kind} after ${before?.kind ?? 'nothing'}`);
        break;
      default:
        faults.push(`had a ${line.kind}, which nobody asked for`);
    }
    before = line;
  }
  return faults;
}

const isRejection = ({ kind, facts }: StoryLine): boolean => kind === 'claim-acknowledged' && facts.outcome === 'rejected';

export interface ClaimSummary {
  readonly status: string;
  readonly timesSent: number;
  readonly announced: boolean;
}

/** Where a claim says that it stands and its story does not lead there. */
export function summaryFaults({ status, timesSent, announced }: ClaimSummary, lines: readonly StoryLine[]): string[] {
  const kinds = lines.map(({ kind }) => kind);
  const submissions = kinds.filter((kind) => kind === 'claim-submitted').length;
  const lastPayment = kinds.findLast((kind) => kind.startsWith('payment-'));
  const isAdjudicated = ['paid', 'partially_paid', 'zero_paid', 'denied'].includes(status);
  return [
    ...(announced === kinds.includes('claim-created') ? [] : [`is ${announced ? '' : 'not '}announced against its story`]),
    ...(submissions === timesSent ? [] : [`was sent ${timesSent} times, in its story ${submissions} times`]),
    ...(isAdjudicated === (lastPayment === 'payment-posted') ? [] : [`is ${status} after ${lastPayment ?? 'no payment'}`]),
    ...(status === 'rejected' && !lines.some(isRejection) ? ['is rejected and nobody rejected it'] : []),
  ];
}

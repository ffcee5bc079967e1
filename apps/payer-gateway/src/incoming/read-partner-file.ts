import { type Finding, type InterchangeReading, readInterchanges, type TransactionReading } from '@claimstream/x12';
import type { FileProblem, PartnerDocument, PartnerFile, PartnerInterchange } from '../domain/partner-file.js';

/**
 * Reads a partner's file, tolerantly. An envelope that is broken (TA1, AK9 and IK5 findings: counts, control numbers, ends) is a fault: something
 * may be missing. What only the guide would have otherwise is a remark: the amounts of an 835 prove themselves by their balance.
 */
export function readPartnerFile(content: Uint8Array): PartnerFile {
  const { interchanges, findings } = readInterchanges(content);
  const faults = findings.filter(isFault).map(toProblem);
  const nothing =
    interchanges.length === 0 ? [{ code: 'NO_INTERCHANGE', message: 'There is no interchange (ISA) in the file.' }] : [];
  return {
    interchanges: interchanges.map(toInterchange),
    faults: [...faults, ...nothing].slice(0, 100),
    remarks: findings
      .filter((finding) => !isFault(finding))
      .slice(0, 100)
      .map(toProblem),
    isWhole: interchanges.length > 0 && interchanges.every(({ outcome }) => outcome.iea !== undefined),
  };
}

/** Guide findings stand under IK3 and IK4; IK502:5 and I5 only repeat that there are some. */
const isFault = ({ severity, code }: Finding): boolean =>
  severity === 'error' && /^(TA105|AK905|IK502):/.test(code) && !/^IK502:(5|I5)$/.test(code);

const toProblem = ({ code, message, path }: Finding): FileProblem => ({ code, message, path });

function toInterchange({ header, ta1, groups }: InterchangeReading): PartnerInterchange {
  return {
    controlNumber: Number(header.controlNumber),
    sender: { qualifier: header.senderQualifier, value: header.senderId },
    receiver: { qualifier: header.receiverQualifier, value: header.receiverId },
    usage: header.usage,
    ta1s: [...ta1],
    documents: groups.flatMap(({ transactions }) => transactions.map(toDocument)),
  };
}

function toDocument(read: TransactionReading): PartnerDocument {
  switch (read.type) {
    case '999':
    case '277CA':
    case '271':
    case '835':
      return { type: read.type, document: read.document } as PartnerDocument;
    default:
      return { type: 'other', name: read.transaction.type };
  }
}

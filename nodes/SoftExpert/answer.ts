import type { IDataObject } from 'n8n-workflow';
import { NamedValues } from '../shared/operation/namedValues';
import { plainValue } from '../shared/operation/response';
import type { XmlElement } from '../shared/xml/tree';

/** What SoftExpert answers, whichever of its forms it takes. */
export interface Answer {
	status?: string;
	code?: string;
	detail?: string;
	/** Text of the only element of the oldest methods; newer ones have it beside `Status`. */
	returned?: string;
	recordId?: string;
	recordKey?: string;
	/** Everything else, under the names it came with. */
	others: IDataObject;
}

/** The vendor's pages differ in the case of the names (`return`, `Return`; `RecordId`, `RecordID`). */
const known: Record<string, Exclude<keyof Answer, 'others'>> = {
	status: 'status',
	code: 'code',
	detail: 'detail',
	return: 'returned',
	recordid: 'recordId',
	recordkey: 'recordKey',
};

export function readAnswer(response: XmlElement): Answer {
	const answer: Answer = { others: {} };
	const others = new NamedValues();
	for (const child of response.children) {
		const name = known[child.name.toLowerCase()];
		const isText = child.children.length === 0;
		if (name !== undefined && isText && answer[name] === undefined) answer[name] = child.text.trim();
		else others.add(child.name, plainValue(child));
	}
	others.addTo(answer.others);
	return answer;
}

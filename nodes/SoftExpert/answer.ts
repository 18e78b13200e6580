import type { IDataObject } from 'n8n-workflow';
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
	for (const child of response.children) {
		const name = known[child.name.toLowerCase()];
		const isText = child.children.length === 0;
		if (name !== undefined && isText && answer[name] === undefined) answer[name] = child.text.trim();
		else add(answer.others, child.name, plainValue(child));
	}
	return answer;
}

/** Repeated names become a list; `__proto__` is data here. */
function add(json: IDataObject, name: string, value: IDataObject[string]): void {
	const before = Object.prototype.hasOwnProperty.call(json, name) ? json[name] : undefined;
	const after = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
	Object.defineProperty(json, name, {
		value: after,
		enumerable: true,
		writable: true,
		configurable: true,
	});
}

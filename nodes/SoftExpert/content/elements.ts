import type { IDataObject } from 'n8n-workflow';
import { NamedValues } from '../../shared/operation/values/namedValues';
import { plainValue } from '../../shared/operation/wire/response';
import type { XmlElement } from '../../shared/xml/tree';

/** What SoftExpert answers, whichever of its forms it takes. An empty code, key or ID counts as not there. */
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
	/** Elements that say how it went and came more than once, so that they say nothing. */
	repeated: string[];
}

type KnownName = Exclude<keyof Answer, 'others' | 'repeated'>;

/** The vendor's pages differ in the case of the names (`return`, `Return`; `RecordId`, `RecordID`). */
const known: Record<string, KnownName> = {
	status: 'status',
	code: 'code',
	detail: 'detail',
	return: 'returned',
	recordid: 'recordId',
	recordkey: 'recordKey',
};

/** An empty status is an answer of its own: it says that nothing is said. */
const keptEmpty: KnownName[] = ['status', 'detail'];

const decisive: KnownName[] = ['status', 'code', 'returned'];

export function readAnswer(response: XmlElement): Answer {
	const answer: Answer = { others: {}, repeated: [] };
	const seen = new Set<KnownName>();
	const others = new NamedValues();
	for (const child of response.children) {
		const name = isOwn(child, response) ? known[child.name.toLowerCase()] : undefined;
		const isText = child.children.length === 0;
		if (name !== undefined && seen.has(name) && decisive.includes(name)) answer.repeated.push(child.name);
		if (name !== undefined && isText && !seen.has(name)) {
			const text = child.text.trim();
			if (text !== '' || keptEmpty.includes(name)) answer[name] = text;
			seen.add(name);
		} else {
			others.add(child.name, plainValue(child));
		}
	}
	others.addTo(answer.others);
	return answer;
}

/** The element is qualified, its children are too or have no namespace at all; those of another say nothing of the outcome. */
function isOwn(child: XmlElement, response: XmlElement): boolean {
	return child.namespace === response.namespace || child.namespace === '';
}

import type { IDataObject } from 'n8n-workflow';
import type { AnswerForm, TextForms } from '../../shared/operation/dialect';
import type { ParameterValues } from '../../shared/operation/spec';
import { plainValue } from '../../shared/operation/wire/response';
import type { XmlElement } from '../../shared/xml/tree';
import { optionsFromXml, optionsXml } from '../query/options';
import { isNamed } from '../versions';
import { idList } from './given';
import { readingPage } from './page';
import { readRecord, recordIn, simplified } from './read';
import { entriesIn, idsIn } from './unpublished';

/** Records have fields of the user's own, and of many answers the vendor shows no names: no table of fields can read them. */
export const contentForms: Record<string, AnswerForm> = {
	/** A page of a search, with plain values under names where the user wants it simple. */
	recordPage: {
		*read(root, _method, values) {
			const page = yield* readingPage(root);
			if ('problem' in page) return page;
			const whole = isWhole(values);
			const items: IDataObject[] = [];
			for (const record of page.records) {
				items.push(whole ? record : simplified(record));
				yield;
			}
			return { items, total: page.count };
		},
	},
	/** One record; dates that come as text alone are meant in the account's time zone. */
	record: {
		read: (root, _method, values) => {
			const { record, problem } = recordIn(root);
			if (problem !== undefined) return { problem };
			const read = readRecord(record, { form: 'single', timeZone: String(values.timeZone) });
			return { items: [isWhole(values) ? read : simplified(read)] };
		},
	},
	/** The repeating element is the entry; everything in it is passed on. */
	entries: { read: (root) => ({ items: entriesIn(root).map(objectOf) }) },
	/** IDs, each as an item; the method's terms are its name in the output. */
	ids: {
		read: (root, { answer }) => ({ items: idsIn(root).map((id) => ({ [String(answer.terms)]: id })) }),
	},
	/** Groups and figures come under the names that they have. */
	statistics: { read: (root) => ({ items: [objectOf(root)] }) },
	searchOptions: { read: (root) => ({ items: [{ searchOptions: optionsFromXml(root) }] }) },
};

export const contentTexts: TextForms = {
	/** IDs as a list, or as a text with any separators. */
	ids: (value) => idList(value).join(','),
	searchOptions: (value) => optionsXml(value),
	statisticsOptions: (value) => optionsXml(value, 'SearchStatisticReport'),
};

/** Whether nothing is taken off here: by wish, or because names are still to come. */
function isWhole(values: ParameterValues): boolean {
	return values.simplify === false || isNamed(values);
}

function objectOf(element: XmlElement): IDataObject {
	const value = plainValue(element);
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? { ...(value as IDataObject) }
		: { value: value as IDataObject[string] };
}

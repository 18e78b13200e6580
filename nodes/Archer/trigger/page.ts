import type { IDataObject } from 'n8n-workflow';
import type { Method } from '../../shared/operation/spec';
import { localParts } from '../../shared/operation/values/timeZones';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { attributeOf, childrenOf, type XmlElement } from '../../shared/xml/tree';
import { readPage } from '../content/page';
import { searchPage } from '../query/search';
import type { Change } from './cursor';
import { positionOf } from './query';
import type { TriggerSettings } from './settings';

/** A record as a page shows it. */
export interface SeenRecord {
	json: IDataObject;
	/** When it was first published, where the settings ask for that and the record has it. */
	published?: number;
}

export type ChangesPage =
	| { changes: Array<Change<SeenRecord>>; failure?: undefined }
	| { changes?: undefined; failure: Failure };

type Moment = number | 'missing' | 'dayOnly';

/**
 * A page of a search, without following the others. Beside the records it has their dates as moments: in a record, a date that
 * shows no time of day is a day.
 */
export function changesPage(settings: TriggerSettings): Method {
	const { cursor, firstPublishedField, timeZone } = settings;
	return {
		...searchPage,
		answer: {
			embedded: true,
			whenEmpty: { json: { records: [] } },
			gives: [],
			// The moments are in attributes that a record in the output does not have.
			decode: (root) => {
				const page = readPage(root);
				if ('problem' in page) return page;
				const records = childrenOf(root, 'Record');
				const positions = momentsIn(records, cursor.field, timeZone);
				const published = momentsIn(records, firstPublishedField, timeZone);
				return [{ records: page.records, positions, published }];
			},
		},
	};
}

/**
 * Archer's ISO value is in UTC and to the millisecond, also where the field shows the day alone. Where it is midnight in every
 * record of a page that shows no times, the time of day is not given: the changes of a day would have no order.
 */
function momentsIn(records: XmlElement[], idOrGuid: string, timeZone: string): Moment[] {
	const wanted = idOrGuid.replace(/[{}]/g, '').toLowerCase();
	const fields = records.map((record) =>
		childrenOf(record, 'Field').find((one) =>
			[attributeOf(one, 'id'), attributeOf(one, 'guid')?.toLowerCase()].includes(wanted),
		),
	);
	const moments = fields.map((field) => momentOf(field && attributeOf(field, 'xmlConvertedValue')));
	const showsTime = fields.some((field) => field?.text.includes(':'));
	const hasTime = moments.some(
		(moment) => typeof moment === 'number' && ![timeZone, 'UTC'].some((zone) => isMidnight(moment, zone)),
	);
	if (showsTime || hasTime) return moments;
	return moments.map((moment) => (typeof moment === 'number' ? 'dayOnly' : moment));
}

function momentOf(converted: string | undefined): Moment {
	if (!converted) return 'missing';
	const time = Date.parse(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(converted) ? converted : `${converted}Z`);
	return Number.isNaN(time) ? 'missing' : time;
}

function isMidnight(time: number, timeZone: string): boolean {
	return time % 1000 === 0 && (localParts(time, timeZone) ?? []).slice(3).every((part) => part === 0);
}

/** Without the position of every record nothing could be promised, so a record that has none is an error. */
export function changesOf(page: IDataObject, settings: TriggerSettings): ChangesPage {
	const { cursor, label, firstPublishedField } = settings;
	const { positions = [], published = [] } = page as { positions?: Moment[]; published?: Moment[] };
	const changes: Array<Change<SeenRecord>> = [];
	for (const [index, record] of ((page.records ?? []) as IDataObject[]).entries()) {
		const at =
			(cursor.kind === 'date' ? positions[index] : undefined) ?? positionOf(record, cursor) ?? 'missing';
		const first = published[index];
		if (at === 'dayOnly') return dayOnly(label, cursor.field);
		if (first === 'dayOnly') return dayOnly('First Published Field', firstPublishedField);
		if (at === 'missing') {
			return {
				failure: parameterFailure(
					label,
					`Record ${String(record.contentId)} has no ${cursor.kind === 'date' ? 'date' : 'number'} in field ${cursor.field}`,
					'Check the ID of the field, its type, and that the account may read it.',
				),
			};
		}
		changes.push({
			id: String(record.contentId),
			position: at,
			record: { json: record, published: typeof first === 'number' ? first : undefined },
		});
	}
	return { changes };
}

function dayOnly(label: string, field: string): { failure: Failure } {
	return {
		failure: parameterFailure(
			label,
			`'${label}': field ${field} comes without a time of day, so the changes of one day cannot be told apart`,
			"Let Archer show the time: in the Application Builder, open the field's display settings and choose date and time.",
		),
	};
}

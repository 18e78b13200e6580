import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { idList, rowsOf, textOf } from '../operations/search';
import { buildOptions } from '../search/builder';
import type { SearchCondition } from '../search/condition';
import { filterTime } from '../search/moment';
import type { CursorField } from './query';

export interface TriggerSettings {
	cursor: CursorField;
	/** What the editor calls the cursor's field. */
	label: string;
	/** Of the account, as an IANA name. */
	timeZone: string;
	/** Field by whose date a change is told to be a creation; empty where that does not count. */
	firstPublishedField: string;
	/** Inside of the search's options; undefined for a report, whose options Archer has. */
	content?: IDataObject;
	report: string;
	simplify: boolean;
	/** In milliseconds, or in tracking IDs. */
	overlap: number;
	granularity: number;
	most: number;
	timeout: number;
	startFrom: 'now' | 'beginning' | number;
	/** Changes when the settings ask for other changes: then the cursor starts anew. */
	fingerprint: string;
}

export type ReadSettings =
	| { settings: TriggerSettings; failure?: undefined }
	| { settings?: undefined; failure: Failure };

/**
 * The trigger's parameters, checked.
 *
 * @param timeZone of the account, as an IANA name
 */
export function readSettings(context: IPollFunctions, timeZone: string): ReadSettings {
	const parameter = (name: string): unknown => context.getNodeParameter(name, undefined);
	const options = (parameter('options') ?? {}) as IDataObject;
	const event = textOf(parameter('event'));
	const isReport = parameter('watch') === 'report';
	const byTrackingId = event === 'created' && parameter('createdBy') !== 'firstPublished';
	const fieldName =
		event === 'created' ? (byTrackingId ? 'trackingIdField' : 'firstPublishedField') : 'lastUpdatedField';
	const field = textOf(parameter(fieldName)).replace(/[{}]/g, '');
	if (field === '') return failed(labels[fieldName], `'${labels[fieldName]}' is empty`);
	const firstPublishedField = event === 'updated' ? textOf(parameter('firstPublishedField')) : '';
	if (event === 'updated' && firstPublishedField === '') {
		return failed('First Published Field', "'First Published Field' is empty");
	}
	const kind = byTrackingId ? 'number' : 'date';
	const startFrom = startOf(options, kind, timeZone);
	if (typeof startFrom === 'object') return failed('Start After', `'Start After' ${startFrom.problem}`);
	const search = isReport ? undefined : searchOf(parameter, options, timeZone);
	if (search !== undefined && 'problem' in search) return failed('Search', `The search ${search.problem}`);
	const report = isReport ? locatorValue(parameter('report')) : '';
	if (isReport && report === '') return failed('Report', "'Report' is empty");
	const lookBack = numberOr(options.lookBack, kind === 'number' ? 100 : 300);
	return {
		settings: {
			cursor: { field, kind },
			label: labels[fieldName],
			timeZone,
			firstPublishedField,
			content: search?.content,
			report,
			simplify: parameter('simplify') !== false,
			overlap: kind === 'number' ? lookBack : lookBack * 1000,
			granularity: kind === 'number' ? 1 : 1000,
			most: Math.max(1, numberOr(options.recordsPerPoll, 2000)),
			timeout: Math.max(1, numberOr(options.timeout, 120)) * 1000,
			startFrom,
			fingerprint: JSON.stringify([event, field, report, search?.identity ?? '']),
		},
	};
}

const labels: Record<string, string> = {
	trackingIdField: 'Tracking ID Field',
	firstPublishedField: 'First Published Field',
	lastUpdatedField: 'Last Updated Field',
};

function failed(label: string, message: string): { failure: Failure } {
	return { failure: parameterFailure(label, message) };
}

function numberOr(value: unknown, otherwise: number): number {
	const number = Number(value ?? otherwise);
	return Number.isFinite(number) && number >= 0 ? number : otherwise;
}

function locatorValue(value: unknown): string {
	return textOf(typeof value === 'object' && value !== null ? (value as IDataObject).value : value);
}

function startOf(
	{ startFrom, startAfter }: IDataObject,
	kind: CursorField['kind'],
	timeZone: string,
): TriggerSettings['startFrom'] | { problem: string } {
	if (startFrom !== 'point') return startFrom === 'beginning' ? 'beginning' : 'now';
	if (kind === 'number') {
		const digits = /^\s*(\d+)\s*$/.exec(textOf(startAfter))?.[1];
		return digits === undefined ? { problem: 'must be a tracking ID' } : Number(digits) + 1;
	}
	const { time, problem } = filterTime(startAfter, timeZone);
	return time === undefined ? { problem } : time + 1;
}

/** Conditions may be refined without losing the place; another application is another list of changes. */
function searchOf(
	parameter: (name: string) => unknown,
	options: IDataObject,
	timeZone: string,
): { content: IDataObject; identity: string } | { problem: string } {
	const moduleId = textOf(parameter('application'));
	const built = buildOptions({
		moduleId,
		displayFields: idList(parameter('displayFields')),
		conditions: rowsOf(parameter('conditions')) as SearchCondition[],
		operatorLogic: textOf(options.operatorLogic),
		sort: [],
		pageSize: 1,
		timeZone,
	});
	if (built.problem !== undefined) return { problem: built.problem };
	return { content: built.options.SearchReport as IDataObject, identity: moduleId };
}

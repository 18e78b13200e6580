import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { rowsOf, textOf } from '../content/given';
import { buildOptions } from '../query/builder';
import { filterTime } from '../query/moment';
import { pickedText } from '../query/searchNames';
import { isNamed } from '../versions';
import { changeFields, type ChangeField, type GivenNames, type NamedById } from './names';
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
	startFrom: 'now' | 'beginning' | number;
	/** Changes when the settings ask for other changes: then the cursor starts anew. */
	fingerprint: string;
}

export type ReadSettings =
	| { settings: TriggerSettings; failure?: undefined }
	| { settings?: undefined; failure: Failure };

type Parameter = (name: string) => unknown;

/** The fields whose values tell the changes of an event, the one that decides first. */
function rolesOf(parameter: Parameter): ChangeField[] {
	switch (parameter('event')) {
		case 'created':
			return [parameter('createdBy') === 'firstPublished' ? 'firstPublishedField' : 'trackingIdField'];
		case 'updated':
			return ['lastUpdatedField', 'firstPublishedField'];
		default:
			return ['lastUpdatedField'];
	}
}

export function parametersOf(context: IPollFunctions): Parameter {
	return (name) => context.getNodeParameter(name, '');
}

/** What the parameters name, still to be looked up. */
export function givenNames(parameter: Parameter, version: number): GivenNames | { failure: Failure } {
	const isReport = parameter('watch') === 'report';
	const report = isReport ? pickedText(parameter('report')) : '';
	if (isReport && report === '') return failed('Report', "'Report' is empty");
	const roles = rolesOf(parameter);
	return {
		application: isReport ? '' : pickedText(parameter('application')),
		report,
		displayFields: isReport ? [] : parameter('displayFields'),
		isAllWithout: isNamed({ '@version': version }),
		conditions: isReport ? [] : rowsOf(parameter('conditions')),
		fields: Object.fromEntries(roles.map((role) => [role, pickedText(parameter(role)).replace(/[{}]/g, '')])),
	};
}

export function timeoutOf(parameter: Parameter): number {
	const { timeout } = (parameter('options') ?? {}) as IDataObject;
	return Math.max(1, numberOr(timeout, 120)) * 1000;
}

/**
 * The trigger's parameters, checked.
 *
 * @param timeZone of the account, as an IANA name
 */
export function readSettings(
	parameter: Parameter,
	timeZone: string,
	named: NamedById,
	report: string,
): ReadSettings {
	const options = (parameter('options') ?? {}) as IDataObject;
	const event = textOf(parameter('event'));
	const [decisive, other] = rolesOf(parameter);
	const field = named.fields[decisive] ?? '';
	const kind = decisive === 'trackingIdField' ? 'number' : 'date';
	const startFrom = startOf(options, kind, timeZone);
	if (typeof startFrom === 'object') return failed('Start After', `'Start After' ${startFrom.problem}`);
	// Among the options in version 1, beside the conditions since.
	const logic = textOf(options.operatorLogic ?? parameter('operatorLogic'));
	const search = report === '' ? searchOf(named, logic, timeZone) : undefined;
	if (search !== undefined && 'problem' in search) return failed('Search', `The search ${search.problem}`);
	const lookBack = numberOr(options.lookBack, kind === 'number' ? 100 : 300);
	return {
		settings: {
			cursor: { field, kind },
			label: changeFields[decisive].label,
			timeZone,
			firstPublishedField: other === undefined ? '' : (named.fields[other] ?? ''),
			content: search?.content,
			report,
			simplify: parameter('simplify') !== false,
			overlap: kind === 'number' ? lookBack : lookBack * 1000,
			granularity: kind === 'number' ? 1 : 1000,
			most: Math.max(1, numberOr(options.recordsPerPoll, 2000)),
			startFrom,
			fingerprint: JSON.stringify([event, field, report, search?.identity ?? '']),
		},
	};
}

function failed(label: string, message: string): { failure: Failure } {
	return { failure: parameterFailure(label, message) };
}

function numberOr(value: unknown, otherwise: number): number {
	const number = Number(value ?? otherwise);
	return Number.isFinite(number) && number >= 0 ? number : otherwise;
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
	{ application, displayFields, conditions }: NamedById,
	operatorLogic: string,
	timeZone: string,
): { content: IDataObject; identity: string } | { problem: string } {
	const built = buildOptions({
		moduleId: application,
		displayFields,
		conditions,
		operatorLogic,
		sort: [],
		pageSize: 1,
		timeZone,
	});
	if (built.problem !== undefined) return { problem: built.problem };
	return { content: built.options.SearchReport as IDataObject, identity: application };
}

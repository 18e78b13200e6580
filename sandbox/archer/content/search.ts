import type { XmlNode } from '../../soap/xml';
import { ArcherFault } from '../method';
import type { ArcherContent } from './content';
import { conditionsOf, type Condition } from './conditions';
import type { ContentField, ContentModule, ContentRecord } from './model';
import { valueOf } from './output';

export interface Search {
	module: ContentModule;
	displayFields: ContentField[];
	pageSize: number;
	maximum: number;
	keywords: string;
	matches: (record: ContentRecord) => boolean;
	sort: Array<{ field: ContentField; descending: boolean }>;
	/** Related applications whose records come nested. */
	children: ContentModule[];
}

/** What the guide's search options have; anything else is a slip of the client. */
const knownElements = new Set([
	'SearchReport',
	'PageSize',
	'MaxRecordCount',
	'ShowStatSummaries',
	'DisplayFields',
	'DisplayField',
	'ContainedDisplayFields',
	'ContainedDisplayField',
	'IsResultLimitPercent',
	'Criteria',
	'Keywords',
	'Filter',
	'OperatorLogic',
	'Conditions',
	'TextFilterCondition',
	'NumericFilterCondition',
	'DateComparisonFilterCondition',
	'DateRangeFilterCondition',
	'DateOffsetFilterCondition',
	'ValueListFilterCondition',
	'ContentFilterCondition',
	'Operator',
	'Field',
	'ParentField',
	'Value',
	'Values',
	'BeginValue',
	'EndValue',
	'TimeZoneId',
	'IsTimeIncluded',
	'IsNoSelectionIncluded',
	'IncludeChildren',
	'Level',
	'ModuleCriteria',
	'Module',
	'IsKeywordModule',
	'BuildoutRelationship',
	'LeveledBuildoutOptions',
	'SortFields',
	'SortField',
	'SortType',
	'Children',
]);

export const child = (node: XmlNode | undefined, name: string) =>
	node?.children.find((one) => one.name === name);
export const textOf = (node: XmlNode | undefined, name: string) => child(node, name)?.text.trim();

function refuseUnknown(node: XmlNode): void {
	if (!knownElements.has(node.name) || node.namespace !== '') {
		throw new ArcherFault(`The search options have the unknown element ${node.name}`);
	}
	node.children.forEach(refuseUnknown);
}

export function readSearch(content: ArcherContent, root: XmlNode): Search {
	if (root.name !== 'SearchReport') throw new ArcherFault('The search options must be a SearchReport');
	refuseUnknown(root);
	const criteria = child(root, 'Criteria');
	const moduleCriteria = child(criteria, 'ModuleCriteria');
	const module = content.module(textOf(moduleCriteria, 'Module') ?? '');
	if (module === undefined) throw new ArcherFault('The module does not exist');
	const fieldAt = (text: string | undefined) => {
		const field = content.field(text ?? '');
		if (field === undefined) throw new ArcherFault(`Field ${text} does not exist`);
		return field;
	};
	const displayFields = (child(root, 'DisplayFields')?.children ?? []).map((one) => fieldAt(one.text.trim()));
	const hidden = displayFields.find(({ id }) => content.unsearchable.has(id));
	if (hidden) throw new ArcherFault(`Field ${hidden.id} cannot be displayed`);
	if (displayFields.length === 0) throw new ArcherFault('The search has no display fields');
	const sortFields = child(moduleCriteria, 'SortFields') ?? child(criteria, 'SortFields');
	const conditions = conditionsOf(content, child(criteria, 'Filter'), fieldAt);
	const keywords = textOf(criteria, 'Keywords') ?? '';
	if (keywords !== '' && textOf(moduleCriteria, 'IsKeywordModule')?.toLowerCase() !== 'true') {
		throw new ArcherFault('Keywords need a keyword module');
	}
	return {
		module,
		displayFields,
		pageSize: Number(textOf(root, 'PageSize') ?? 50),
		maximum: Number(textOf(root, 'MaxRecordCount') ?? Infinity),
		keywords,
		matches: matcher(conditions),
		sort: (sortFields?.children ?? []).map((one) => ({
			field: fieldAt(textOf(one, 'Field')),
			descending: textOf(one, 'SortType') === 'Descending',
		})),
		children: (child(moduleCriteria, 'Children')?.children ?? []).flatMap(
			(one) => content.module(textOf(one, 'Module') ?? '') ?? [],
		),
	};
}

function matcher({
	tests,
	logic,
}: {
	tests: Condition[];
	logic: string;
}): (record: ContentRecord) => boolean {
	if (logic === '') return (record) => tests.every((test) => test(record));
	const evaluate = parseLogic(logic, tests.length);
	return (record) => evaluate((index) => tests[index](record));
}

type Evaluate = (holds: (index: number) => boolean) => boolean;

/** `(1 OR 2) AND 3`: NOT binds strongest, then AND, then OR. */
function parseLogic(logic: string, count: number): Evaluate {
	const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|\(|\)|\S/g) ?? [];
	let at = 0;
	const fail = () => new ArcherFault('The operator logic is invalid');
	const factor = (): Evaluate => {
		const token = tokens[at++];
		if (token === 'NOT') {
			const inner = factor();
			return (holds) => !inner(holds);
		}
		if (token === '(') {
			const inner = alternatives();
			if (tokens[at++] !== ')') throw fail();
			return inner;
		}
		const number = Number(token);
		if (!(number >= 1 && number <= count)) throw fail();
		return (holds) => holds(number - 1);
	};
	const chain = (next: () => Evaluate, word: string, any: boolean): Evaluate => {
		const parts = [next()];
		while (tokens[at] === word) {
			at++;
			parts.push(next());
		}
		return (holds) => (any ? parts.some((part) => part(holds)) : parts.every((part) => part(holds)));
	};
	const terms = () => chain(factor, 'AND', false);
	const alternatives = (): Evaluate => chain(terms, 'OR', true);
	const whole = alternatives();
	if (at !== tokens.length) throw fail();
	return whole;
}

/** The records that a search finds, in its order. */
export function findRecords(content: ArcherContent, search: Search): ContentRecord[] {
	const levels = new Set(search.displayFields.map(({ levelId }) => levelId));
	const top = search.module.levels.find((level) => levels.has(level)) ?? search.module.levels[0];
	const found = [...content.records.values()].filter(
		(record) => record.levelId === top && search.matches(record) && hasKeywords(record, search.keywords),
	);
	for (const { field, descending } of [...search.sort].reverse()) {
		const keys = new Map(found.map((record) => [record, sortKey(record, field)]));
		found.sort((a, b) => compare(keys.get(a)!, keys.get(b)!) * (descending ? -1 : 1));
	}
	return found.slice(0, search.maximum);
}

export function hasKeywords(record: ContentRecord, keywords: string): boolean {
	const text = [...record.values.values()]
		.map((value) => (value.kind === 'text' ? value.text.toLowerCase() : ''))
		.join(' ');
	return keywords
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}

function sortKey(record: ContentRecord, field: ContentField): number | string {
	const value = valueOf(record, field);
	if (value?.kind === 'date') return value.time;
	if (value?.kind === 'number') return Number(value.text);
	return value?.kind === 'text' ? value.text : '';
}

function compare(a: number | string, b: number | string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

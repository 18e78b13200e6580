import { childOf, childText, type XmlNode } from '../../soap/xml';
import { ArcherFault } from '../method';
import type { ArcherContent } from '../state/content';
import type { ContentRecord } from '../state/model';
import type { Search } from '../state/search';
import { conditionsOf, type Condition } from './conditions';

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

function refuseUnknown(node: XmlNode): void {
	if (!knownElements.has(node.name) || node.namespace !== '') {
		throw new ArcherFault(`The search options have the unknown element ${node.name}`);
	}
	node.children.forEach(refuseUnknown);
}

export function readSearch(content: ArcherContent, root: XmlNode): Search {
	if (root.name !== 'SearchReport') throw new ArcherFault('The search options must be a SearchReport');
	refuseUnknown(root);
	const criteria = childOf(root, 'Criteria');
	const moduleCriteria = childOf(criteria, 'ModuleCriteria');
	const module = content.module(childText(moduleCriteria, 'Module') ?? '');
	if (module === undefined) throw new ArcherFault('The module does not exist');
	const fieldAt = (text: string | undefined) => {
		const field = content.field(text ?? '');
		if (field === undefined) throw new ArcherFault(`Field ${text} does not exist`);
		return field;
	};
	const displayFields = (childOf(root, 'DisplayFields')?.children ?? []).map((one) =>
		fieldAt(one.text.trim()),
	);
	const hidden = displayFields.find(({ id }) => content.unsearchable.has(id));
	if (hidden) throw new ArcherFault(`Field ${hidden.id} cannot be displayed`);
	if (displayFields.length === 0) throw new ArcherFault('The search has no display fields');
	const sortFields = childOf(moduleCriteria, 'SortFields') ?? childOf(criteria, 'SortFields');
	const conditions = conditionsOf(content, childOf(criteria, 'Filter'), fieldAt);
	const keywords = childText(criteria, 'Keywords') ?? '';
	if (keywords !== '' && childText(moduleCriteria, 'IsKeywordModule')?.toLowerCase() !== 'true') {
		throw new ArcherFault('Keywords need a keyword module');
	}
	return {
		module,
		displayFields,
		pageSize: Number(childText(root, 'PageSize') ?? 50),
		maximum: Number(childText(root, 'MaxRecordCount') ?? Infinity),
		keywords,
		matches: matcher(conditions),
		sort: (sortFields?.children ?? []).map((one) => ({
			field: fieldAt(childText(one, 'Field')),
			descending: childText(one, 'SortType') === 'Descending',
		})),
		children: (childOf(moduleCriteria, 'Children')?.children ?? []).flatMap(
			(one) => content.module(childText(one, 'Module') ?? '') ?? [],
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

import type { IDataObject } from 'n8n-workflow';
import type { BuiltCondition, SearchCondition } from './condition';
import { dateComparison, dateRange } from './dateConditions';
import { positionsByName, type SearchOptions } from './options';

/** What the search builder asks for. */
export interface SearchRequest {
	moduleId: string;
	displayFields: string[];
	keywords?: string;
	conditions: SearchCondition[];
	/** Archer's own filter, in the place of conditions. */
	filter?: IDataObject;
	/** `(1 OR 2) AND 3`; all conditions must hold without it. */
	operatorLogic?: string;
	sort: Array<{ field: string; direction: string }>;
	pageSize: number;
	maximumRecords?: number;
	/** Records of the levels below (`BuildDown`) or above (`BuildUp`), for applications of several levels; `all` of them. */
	levels?: string;
	/** Time zone of the account, as an IANA name; dates without an offset are meant in it. Default UTC. */
	timeZone?: string;
}

export type BuiltOptions =
	| { options: SearchOptions; problem?: undefined }
	| { options?: undefined; problem: string };

/** Search options for ExecuteSearch, in the order of the vendor's page and of reports that Archer writes out. */
export function buildOptions(request: SearchRequest): BuiltOptions {
	const { moduleId, displayFields, conditions, operatorLogic, sort } = request;
	if (moduleId === '') return { problem: 'needs the ID or GUID of an application' };
	const content: IDataObject = { PageSize: request.pageSize };
	if (request.maximumRecords !== undefined) content.MaxRecordCount = request.maximumRecords;
	content.DisplayFields = { DisplayField: displayFields };
	const criteria: IDataObject = {};
	if (request.filter) criteria.Filter = request.filter;
	if (request.keywords) criteria.Keywords = request.keywords;
	if (conditions.length > 0) {
		const filter: IDataObject = {};
		if (operatorLogic) {
			const problem = logicProblem(operatorLogic, conditions.length);
			if (problem) return { problem };
			filter.OperatorLogic = operatorLogic;
		}
		const built: Array<{ name: string; content: IDataObject }> = [];
		for (const [index, condition] of conditions.entries()) {
			const one = buildCondition(condition, request.timeZone);
			if (one.problem !== undefined)
				return { problem: `has a condition (number ${index + 1}) that ${one.problem}` };
			built.push(one);
		}
		const inOrder = orderedConditions(built);
		if (operatorLogic && inOrder.moved) {
			filter.OperatorLogic = operatorLogic.replace(/\d+/g, (number) =>
				String(inOrder.positions[Number(number) - 1]),
			);
		}
		filter.Conditions = inOrder.content;
		criteria.Filter = filter;
	}
	const module: IDataObject = { Module: moduleId };
	if (request.keywords) module.IsKeywordModule = 'True';
	// Of a search from the top all levels are those below.
	if (request.levels) {
		module.LeveledBuildoutOptions = request.levels === 'all' ? 'BuildDown' : request.levels;
	}
	if (sort.length > 0) {
		module.SortFields = {
			SortField: sort.map(({ field, direction }) => ({ Field: field, SortType: direction || 'Ascending' })),
		};
	}
	criteria.ModuleCriteria = module;
	content.Criteria = criteria;
	return { options: { SearchReport: content } };
}

/**
 * JSON groups repeated elements under their name, so conditions of one type come together; the numbers in the operator
 * logic follow them. `positions` has the new number of each condition.
 */
export function orderedConditions(conditions: Array<{ name: string; content: IDataObject }>): {
	content: IDataObject;
	positions: number[];
	moved: boolean;
} {
	const content: Record<string, IDataObject[]> = {};
	for (const { name, content: one } of conditions) (content[name] ??= []).push(one);
	const positions = positionsByName(conditions);
	return { content, positions, moved: positions.some((position, index) => position !== index + 1) };
}

/** The syntax of the search page: numbers of conditions, AND, OR, NOT and parentheses. */
export function logicProblem(logic: string, count: number): string | undefined {
	if (!/^(?:[\s()\d]|AND|OR|NOT)+$/i.test(logic)) {
		return 'has operator logic with more than numbers, AND, OR, NOT and parentheses in it';
	}
	const unknown = (logic.match(/\d+/g) ?? []).find((number) => Number(number) < 1 || Number(number) > count);
	return unknown === undefined
		? undefined
		: `has operator logic that names condition ${unknown}, but there are only ${count}`;
}

export function buildCondition(condition: SearchCondition, timeZone = 'UTC'): BuiltCondition {
	const { type, field = '', value } = condition;
	if (type !== 'content' && field === '') return { problem: 'does not say its field' };
	switch (type) {
		case 'text':
			return plain('TextFilterCondition', condition, 'Contains', String(value ?? ''));
		case 'numeric': {
			const number = String(value ?? '').trim();
			return /^[+-]?\d+(\.\d+)?$/.test(number)
				? plain('NumericFilterCondition', condition, 'Equals', number)
				: { problem: 'needs a number' };
		}
		case 'dateComparison':
			return dateComparison(condition, timeZone);
		case 'dateRange':
			return dateRange(condition, timeZone);
		case 'dateOffset': {
			const hours = String(value ?? '').trim();
			return /^\d+$/.test(hours)
				? {
						name: 'DateOffsetFilterCondition',
						content: { Field: field, Operator: condition.operator || 'LastXHours', Value: hours },
					}
				: { problem: 'needs a whole number' };
		}
		case 'valuesList':
			return valuesListCondition(condition);
		case 'content': {
			const ids = idsOf(value);
			if (ids === undefined || ids.length === 0) return { problem: 'needs the IDs of records' };
			const content: IDataObject = {};
			if (String(condition.level ?? '') !== '') content.Level = String(condition.level);
			return {
				name: 'ContentFilterCondition',
				content: { ...content, Operator: condition.operator || 'Equals', Values: { Value: ids } },
			};
		}
		default:
			return { problem: `has the unknown type "${String(type).slice(0, 40)}"` };
	}
}

function plain(
	name: string,
	{ field, operator }: SearchCondition,
	otherwise: string,
	value: string,
): BuiltCondition {
	return { name, content: { Operator: operator || otherwise, Field: field, Value: value } };
}

function valuesListCondition(condition: SearchCondition): BuiltCondition {
	const ids = idsOf(condition.value);
	if (ids === undefined) return { problem: 'needs the IDs of values' };
	if (ids.length === 0 && condition.includeNoSelection !== true) {
		return { problem: "needs the IDs of values, or 'Include Records Without Selection'" };
	}
	const content: IDataObject = {
		Field: condition.field,
		Operator: condition.operator || 'Contains',
		IsNoSelectionIncluded: condition.includeNoSelection === true ? 'True' : 'False',
		IncludeChildren: condition.includeChildren === true ? 'True' : 'False',
	};
	if (ids.length > 0) content.Values = { Value: ids };
	return { name: 'ValueListFilterCondition', content };
}

function idsOf(value: unknown): string[] | undefined {
	const list = Array.isArray(value) ? value : String(value ?? '').split(',');
	const ids = list.map((id) => String(id).trim()).filter((id) => id !== '');
	return ids.every((id) => /^(\d+|[0-9a-f-]{36})$/i.test(id)) ? ids : undefined;
}

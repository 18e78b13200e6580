import type { IDataObject } from 'n8n-workflow';
import type { Loaded, OperationContext, ParameterValues } from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import { accountZone } from '../content/accountZone';
import { textOf } from '../content/given';
import { buildOptions } from './builder';
import { withIds } from './byNames';
import type { SearchCondition } from './condition';
import { filterFromText, optionsFromText, parseOptions, type SearchOptions } from './options';
import { pageSize } from './pageSize';

export { executeSearch, recordAnswer, searchPage } from './methods';

/** What the user asked for, by the builder, as JSON or as Archer's own XML, as Archer's own options. */
export async function searchOptionsFor(context: OperationContext): Promise<Loaded> {
	const { values, settings } = context;
	if (values.optionsFrom === 'json') return loaded(givenOptions(values, parseOptions(values.searchOptions)));
	if (values.optionsFrom === 'xml') return loaded(optionsOfXml(values));
	const withNames = await withIds(context, values);
	if (withNames.failure) return withNames;
	return loaded(builtOptions(withNames.values, accountZone(settings)));
}

function loaded(made: Made | string): Loaded {
	if (typeof made === 'string') return { failure: parameterFailure('Search', `The search ${made}`) };
	return { values: { searchOptions: made.options, pageSize: made.pageSize } };
}

function sizeOf({ pageSize: chosen, returnAll, limit }: ParameterValues): number {
	const wanted = returnAll === true ? Infinity : Number(limit ?? 50);
	const usual = Number(pageSize.default);
	return Math.max(1, Math.min(Number(chosen ?? usual) || usual, wanted));
}

interface Made {
	options: SearchOptions;
	pageSize: number;
}

/** A page size in the options is the user's own choice. */
function givenOptions(values: ParameterValues, parsed: ReturnType<typeof parseOptions>): Made | string {
	if (parsed.problem !== undefined) return parsed.problem;
	const own = Number(parsed.content.PageSize ?? NaN);
	const size = Number.isInteger(own) && own > 0 ? own : sizeOf(values);
	const { PageSize: replaced, ...content } = parsed.content;
	void replaced;
	return { options: { [parsed.root]: { PageSize: size, ...content } }, pageSize: size };
}

function optionsOfXml(values: ParameterValues): Made | string {
	const options = optionsFromText(textOf(values.searchXml));
	if (typeof options.problem === 'string') return `is not complete XML: ${options.problem}`;
	return 'SearchReport' in options
		? givenOptions(values, parseOptions(options))
		: `must be a <SearchReport>, but starts with <${Object.keys(options)[0]}>`;
}

function builtOptions(values: ParameterValues, timeZone: string): Made | string {
	const size = sizeOf(values);
	const conditions = values.conditions as SearchCondition[];
	const filter = filterOf(values, conditions.length);
	if (typeof filter === 'string') return filter;
	const built = buildOptions({
		moduleId: textOf(values.application),
		displayFields: values.displayFields as string[],
		keywords: textOf(values.keywords),
		conditions,
		filter,
		operatorLogic: textOf(values.operatorLogic),
		sort: values.sort as Array<{ field: string; direction: string }>,
		pageSize: size,
		maximumRecords: values.maximumRecords === undefined ? undefined : Number(values.maximumRecords),
		levels: textOf(values.levels),
		timeZone,
	});
	return built.problem ?? { options: built.options!, pageSize: size };
}

function filterOf({ filterXml }: ParameterValues, conditions: number): IDataObject | undefined | string {
	const text = textOf(filterXml);
	if (text === '') return undefined;
	if (conditions > 0) return "has both conditions and a 'Filter XML', of which one is enough";
	const filter = filterFromText(text);
	return typeof filter.problem === 'string'
		? `has a 'Filter XML' that ${filter.problem}`
		: (filter as IDataObject);
}

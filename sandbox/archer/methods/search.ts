import { childOf, childText, escapeText } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import { fields, modules } from '../state/applications';
import { findRecords, hasKeywords } from '../state/search';
import { readDocument } from '../wire/input';
import { optionsOf } from '../wire/report';
import { resultText, statisticsText } from '../wire/results';
import { readSearch } from '../wire/search';

function pageOf(call: ArcherCall): number {
	const page = call.integer('pageNumber');
	if (page < 1) throw new ArcherFault('The page number must be greater than zero');
	return page;
}

function reportOf(call: ArcherCall, statistics: boolean) {
	const report = call.state.content.report((call.text('reportIdOrGuid') ?? '').trim());
	if (report === undefined || report.isStatistics !== statistics)
		throw new ArcherFault('The report does not exist');
	return report;
}

/** Looks through all the text of the records; shows the text fields, as the product shows its key fields. */
function quickSearch(call: ArcherCall, moduleIds: number[]): string {
	const { content } = call.state;
	const pageSize = call.integer('pageSize');
	if (pageSize < 1) throw new ArcherFault('The page size must be greater than zero');
	const keywords = call.text('keywords') ?? '';
	const found = [...content.records.values()].filter(
		(record) => moduleIds.includes(record.moduleId) && record.parentId === 0 && hasKeywords(record, keywords),
	);
	const shown = fields.filter(({ moduleId, type }) => moduleIds.includes(moduleId) && type === 1);
	return resultText(call.state, found, shown, pageOf(call), pageSize);
}

/** search.asmx */
export const searchMethods: ArcherMethods = {
	ExecuteSearch: (call) => {
		const search = readSearch(call.state.content, readDocument(call.text('searchOptions'), 'searchOptions'));
		const found = findRecords(call.state.content, search);
		// A search that finds nothing may have no result at all (seen by public clients).
		if (found.length === 0) return null;
		return resultText(
			call.state,
			found,
			search.displayFields,
			pageOf(call),
			search.pageSize,
			search.children,
		);
	},

	ExecuteQuickSearchWithModuleIds: (call) => {
		const ids = (call.text('moduleIds') ?? '').split(',').map((id) => id.trim());
		if (!ids.every((id) => /^\d+$/.test(id)))
			throw new ArcherFault('Input string was not in a correct format.');
		return quickSearch(call, ids.map(Number));
	},

	ExecuteQuickSearchWithSolutionId: (call) => {
		if (call.integer('solutionId') !== 12) throw new ArcherFault('The solution does not exist');
		return quickSearch(call, [84, 90]);
	},

	SearchRecordsByReport: (call) => {
		const report = reportOf(call, false);
		const { content } = call.state;
		const search = readSearch(content, readDocument(optionsOf(report), 'The report'));
		return resultText(
			call.state,
			findRecords(content, search),
			search.displayFields,
			pageOf(call),
			report.pageSize,
		);
	},

	ExecuteStatisticSearch: (call) => {
		const root = readDocument(call.text('searchOptions'), 'searchOptions');
		if (root.name !== 'SearchStatisticReport')
			throw new ArcherFault('The search options must be a SearchStatisticReport');
		const module = call.state.content.module(
			childText(childOf(childOf(root, 'Criteria'), 'ModuleCriteria'), 'Module') ?? '',
		);
		if (module === undefined) throw new ArcherFault('The module does not exist');
		return statistics(call, module.id);
	},

	ExecuteStatisticSearchByReport: (call) => statistics(call, reportOf(call, true).moduleId),

	GetReports: (call) => {
		const reports = call.state.content.reports.map((report) => {
			const module = modules.find(({ id }) => id === report.moduleId);
			return (
				'<ReportValue>' +
				`<ReportName>${escapeText(report.name)}</ReportName><ReportGUID>${report.guid}</ReportGUID>` +
				`<ReportDescription>${escapeText(report.description)}</ReportDescription>` +
				`<ApplicationName>${escapeText(module?.name ?? '')}</ApplicationName><ApplicationGUID>${module?.guid ?? ''}</ApplicationGUID>` +
				'</ReportValue>'
			);
		});
		return `<?xml version="1.0" encoding="utf-16"?><ReportValues>${reports.join('')}</ReportValues>`;
	},

	// Two ways of saying 'nothing', both on the vendor's pages.
	GetSearchOptions: (call) => searchOptionsOf(call, String(call.integer('searchReportId')), 'NULL'),

	GetSearchOptionsByGuid: (call) => searchOptionsOf(call, call.text('searchReportGuid') ?? '', ''),
};

function searchOptionsOf(call: ArcherCall, idOrGuid: string, nothing: string): string {
	const report = call.state.content.report(idOrGuid.trim());
	return report === undefined || report.isStatistics ? nothing : optionsOf(report);
}

function statistics(call: ArcherCall, moduleId: number): string {
	pageOf(call);
	const found = [...call.state.content.records.values()].filter((record) => record.moduleId === moduleId);
	const field = fields.find((one) => one.moduleId === moduleId && one.type === 4) ?? fields[3];
	return statisticsText(call.state, found, field);
}

import { escapeText } from '../../soap/xml';
import { guidOf } from './model';

/** A saved report of the simulated Archer. */
export interface ContentReport {
	id: number;
	guid: string;
	name: string;
	description: string;
	moduleId: number;
	displayFields: number[];
	pageSize: number;
	/** The Filter element of its search; empty for a report over all records. */
	filter: string;
	isStatistics: boolean;
}

export function seedReports(): ContentReport[] {
	return [
		{
			id: 301,
			guid: guidOf(3, 301),
			name: 'All Devices',
			description: 'Every device',
			moduleId: 84,
			displayFields: [7001, 7002, 7004, 7017],
			pageSize: 5,
			filter: '',
			isStatistics: false,
		},
		{
			id: 302,
			guid: guidOf(3, 302),
			name: 'New & Open Devices',
			description: 'Devices in the states New and Open',
			moduleId: 84,
			displayFields: [7001, 7004],
			pageSize: 100,
			filter:
				'<Filter><OperatorLogic>1 OR 2</OperatorLogic><Conditions>' +
				valuesCondition(466) +
				valuesCondition(467) +
				'</Conditions></Filter>',
			isStatistics: false,
		},
		{
			id: 303,
			guid: guidOf(3, 303),
			name: 'Devices by Status',
			description: 'How many devices there are in each state',
			moduleId: 84,
			displayFields: [7004],
			pageSize: 100,
			filter: '',
			isStatistics: true,
		},
	];
}

function valuesCondition(valueId: number): string {
	return (
		'<ValueListFilterCondition><Field name="Status">7004</Field><Operator>Contains</Operator>' +
		'<IsNoSelectionIncluded>False</IsNoSelectionIncluded><IncludeChildren>False</IncludeChildren>' +
		`<Values><Value>${valueId}</Value></Values></ValueListFilterCondition>`
	);
}

/** The search behind a report, in the form of reports that Archer writes out. */
export function optionsOf(report: ContentReport): string {
	const { id, name, pageSize, displayFields, filter, moduleId } = report;
	return (
		`<SearchReport id="${id}" name="${escapeText(name)}"><PageSize>${pageSize}</PageSize>` +
		'<DisplayFields>' +
		displayFields.map((field) => `<DisplayField>${field}</DisplayField>`).join('') +
		`</DisplayFields><Criteria>${filter}<ModuleCriteria><Module>${moduleId}</Module>` +
		'<IsKeywordModule>False</IsKeywordModule><BuildoutRelationship>Union</BuildoutRelationship>' +
		'</ModuleCriteria></Criteria></SearchReport>'
	);
}

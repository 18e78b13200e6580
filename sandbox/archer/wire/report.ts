import { escapeText } from '../../soap/xml';
import type { ContentReport } from '../state/model';

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

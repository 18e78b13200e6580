import type { AnswerSpec, Method, PropertySpec } from '../../shared/operation/spec';
import { refusal } from '../../shared/soap/failure';

const guidPattern = '^\\s*\\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}?\\s*$';

export const reportLocator: PropertySpec = {
	displayName: 'Report',
	name: 'report',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The saved report',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a report...',
			typeOptions: { searchListMethod: 'searchReports', searchable: true },
		},
		{
			displayName: 'By GUID',
			name: 'guid',
			type: 'string',
			placeholder: 'e.g. 06C4A84A-693C-46CB-8DF2-40A8215AA056',
			validation: [{ type: 'regex', properties: { regex: guidPattern, errorMessage: 'This is not a GUID' } }],
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1234',
			validation: [
				{
					type: 'regex',
					properties: { regex: '^\\s*\\d+\\s*$', errorMessage: 'The ID of a report is a whole number' },
				},
			],
		},
	],
	xml: { path: 'reportIdOrGuid', example: 'B1F0D0A6-7B4A-4B1E-9C6A-000000000001' },
};

const noOptions = refusal('notFound', 'Archer has no search options for this report', {
	advice: 'Check the report and the right to run it. Statistics reports have no search options.',
});

const answer: AnswerSpec = {
	embedded: true,
	form: 'searchOptions',
	emptyTexts: ['NULL'],
	whenEmpty: { failure: noOptions },
	repeats: ['report'],
	gives: [
		{
			name: 'searchOptions',
			xml: '.',
			type: 'object',
			description: 'The search as JSON, for Search: Find Records',
		},
	],
};

const optionsOfReportById: Method = {
	service: 'search',
	effect: 'read',
	fields: [{ ...reportLocator, xml: { path: 'searchReportId', type: 'int' } }],
	element: 'GetSearchOptions',
	answer,
};

/** The search behind a report; Archer has one method for IDs and another for GUIDs. */
export const optionsOfReport = {
	service: 'search',
	effect: 'read',
	fields: [{ ...reportLocator, xml: { path: 'searchReportGuid', example: reportLocator.xml?.example } }],
	element: 'GetSearchOptionsByGuid',
	answer,
	variants: [{ when: [{ parameter: 'report', isNumber: true }], method: optionsOfReportById }],
} satisfies Method;

import { limit, returnAll } from '../../../shared/operation/listProperties';
import type { Operation } from '../../../shared/operation/spec';

export const getManyReports: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many reports',
	description: 'List the saved reports that the account may run',
	effect: 'read',
	fields: [
		returnAll,
		limit,
		{
			displayName: 'Application Name',
			name: 'applicationName',
			type: 'string',
			default: '',
			description: 'Only reports of the application with this name',
			collection: 'filters',
		},
		{
			displayName: 'Name Contains',
			name: 'nameContains',
			type: 'string',
			default: '',
			description: 'Only reports whose name has this text in it',
			collection: 'filters',
		},
	],
	element: 'GetReports',
	answer: {
		cardinality: 'many',
		embedded: true,
		item: 'ReportValue',
		passOn: 'others',
		list: { nameFields: ['reportName'], choices: { applicationName: {} } },
		gives: [
			{
				name: 'reportGuid',
				xml: 'ReportGUID',
				description: 'GUID of the report',
				example: 'B1F0D0A6-7B4A-4B1E-9C6A-000000000001',
			},
			{ name: 'reportName', xml: 'ReportName', description: 'Name of the report', example: 'Open findings' },
			{
				name: 'reportDescription',
				xml: 'ReportDescription',
				description: 'What the report is for',
				example: 'Findings that are not closed',
			},
			{
				name: 'applicationGuid',
				xml: 'ApplicationGUID',
				description: 'GUID of the application',
				example: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
			},
			{
				name: 'applicationName',
				xml: 'ApplicationName',
				description: 'Name of the application',
				example: 'Devices',
			},
		],
	},
};

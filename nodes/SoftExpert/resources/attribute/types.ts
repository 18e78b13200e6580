import type { INodePropertyOptions } from 'n8n-workflow';

/** Data types of attributes, as SoftExpert's attribute screen names them. */
export const dataTypes: INodePropertyOptions[] = [
	{ name: 'Asset', value: 'asset' },
	{ name: 'Audit', value: 'audit' },
	{ name: 'Currency', value: 'currency' },
	{ name: 'Date', value: 'date' },
	{ name: 'Document', value: 'document' },
	{ name: 'Indicator', value: 'indicator' },
	{ name: 'Item', value: 'item' },
	{ name: 'Kanban Task', value: 'kanbanTask' },
	{ name: 'Memo', value: 'memo' },
	{ name: 'Numeric', value: 'numeric' },
	{ name: 'Organizational Unit', value: 'organizationalUnit' },
	{ name: 'Project', value: 'project' },
	{ name: 'Project Task', value: 'projectTask' },
	{ name: 'Supply', value: 'supply' },
	{ name: 'Text', value: 'text' },
	{ name: 'User', value: 'user' },
	{ name: 'Waste', value: 'waste', description: 'Not in releases from 2.2.1 on' },
];

export const dataTypeCodes: Record<string, string> = {
	text: '1',
	numeric: '2',
	date: '3',
	memo: '4',
	currency: '5',
	user: '8',
	organizationalUnit: '9',
	indicator: '10',
	audit: '11',
	kanbanTask: '12',
	document: '13',
	item: '14',
	asset: '15',
	supply: '16',
	waste: '17',
	project: '18',
	projectTask: '19',
};

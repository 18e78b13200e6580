import type { INodePropertyOptions } from 'n8n-workflow';

/**
 * Language numbers of the document service, which the user methods share as far as is known; other numbers can be given by
 * expression. Those that the vendor marks need a Unicode database.
 */
export const languages: INodePropertyOptions[] = [
	{ name: 'Catalan', value: '16' },
	{ name: 'Chinese', value: '8' },
	{ name: 'Danish', value: '17' },
	{ name: 'English (UK)', value: '11' },
	{ name: 'English (US)', value: '1' },
	{ name: 'Finnish', value: '18' },
	{ name: 'French (Canada)', value: '13' },
	{ name: 'French (France)', value: '6' },
	{ name: 'German', value: '5' },
	{ name: 'Italian', value: '9' },
	{ name: 'Japanese', value: '19' },
	{ name: 'Polish', value: '15' },
	{ name: 'Portuguese (Brazil)', value: '2' },
	{ name: 'Portuguese (Portugal)', value: '4' },
	{ name: 'Romanian', value: '7' },
	{ name: 'Russian', value: '14' },
	{ name: 'Slovak', value: '10' },
	{ name: 'Spanish', value: '3' },
	{ name: 'Turkish', value: '12' },
];

import type { INodeProperties } from 'n8n-workflow';
import type { FieldKind } from '../metadata/kinds';
import { fieldPicker } from '../metadata/locators';
import { reportLocator } from '../query/report';
import { changeFields, type ChangeField } from './names';
import { conditionsProperties, displayFields, searchApplication } from '../query/properties';
import { namedVersions, unnamedVersions } from '../versions';

/** The trigger has no request of its own: only what n8n shows of a property is taken over. */
function shown(
	{ xml, collection, lookup, takesList, ...property }: typeof reportLocator,
	show: Record<string, string[]>,
): INodeProperties {
	void [xml, collection, lookup, takesList];
	return structuredClone({
		...property,
		displayOptions: { show: { ...property.displayOptions?.show, ...show } },
	});
}

const builder = { watch: ['search'] };

const texts: Record<ChangeField, string> = {
	firstPublishedField:
		"The application's First Published field. Found by itself when left empty: an application has one.",
	lastUpdatedField:
		"The application's Last Updated field. Found by itself when left empty: an application has one. The field should show the time, not the day alone.",
	trackingIdField: "The application's tracking ID. Found by itself when left empty: an application has one.",
};

function changeField(role: ChangeField, show: Record<string, string[]>): INodeProperties {
	const { label, type } = changeFields[role];
	const picker = fieldPicker({
		displayName: label,
		name: role,
		description: texts[role],
		application: 'application',
		kind: type as FieldKind,
	});
	return shown(picker, show);
}

/** A report is chosen from a list and says by itself which records and fields count. */
const watch: INodeProperties = {
	displayName: 'Watch',
	name: 'watch',
	type: 'options',
	options: [
		{ name: 'Report', value: 'report', description: 'Records that a saved report finds' },
		{
			name: 'Search',
			value: 'search',
			description: 'Records of an application, all or those that meet conditions',
		},
	],
	default: 'report',
	description: 'Which records count',
};

/** What the trigger asks for. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		options: [
			{ name: 'New or Updated Record', value: 'createdOrUpdated', description: 'By the Last Updated field' },
			{
				name: 'New Record',
				value: 'created',
				description: 'By the tracking ID or the First Published field',
			},
			{
				name: 'Updated Record',
				value: 'updated',
				description: 'By the Last Updated field, without records that are only new',
			},
		],
		default: 'createdOrUpdated',
		description: 'Which change starts the workflow',
	},
	{ ...watch, default: 'search', displayOptions: { show: unnamedVersions } },
	{ ...watch, displayOptions: { show: namedVersions } },
	shown(searchApplication, builder),
	...displayFields.map((property) => shown(property, builder)),
	...conditionsProperties.map((property) => shown(property, builder)),
	{
		...shown(reportLocator, { watch: ['report'] }),
		description: 'The saved report. Its conditions and fields count, not its order.',
	},
	changeField('lastUpdatedField', { event: ['createdOrUpdated', 'updated'] }),
	{
		displayName: 'Recognize New Records By',
		name: 'createdBy',
		type: 'options',
		options: [
			{
				name: 'First Published Field',
				value: 'firstPublished',
				description: 'The date on which the record was first saved',
			},
			{ name: 'Tracking ID Field', value: 'trackingId', description: 'The number that Archer counts up' },
		],
		default: 'trackingId',
		description: 'What tells new records from those that are known',
		displayOptions: { show: { event: ['created'] } },
	},
	changeField('trackingIdField', { event: ['created'], createdBy: ['trackingId'] }),
	changeField('firstPublishedField', { event: ['created'], createdBy: ['firstPublished'] }),
	changeField('firstPublishedField', { event: ['updated'] }),
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Look Back',
				name: 'lookBack',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 300,
				description:
					'How far every poll looks back for changes that became visible late: seconds for dates (300 if not set), numbers for tracking IDs (100 if not set). Nothing is given twice.',
			},
			{
				displayName: 'Operator Logic',
				name: 'operatorLogic',
				type: 'string',
				default: '',
				placeholder: 'e.g. (1 OR 2) AND 3',
				description: 'How the conditions go together, by their numbers',
				displayOptions: { show: { '/watch': ['search'], '@version': unnamedVersions['@version'] } },
			},
			{
				displayName: 'Records per Poll',
				name: 'recordsPerPoll',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 2000,
				description: 'After how many changes the rest is left for the next poll',
			},
			{
				displayName: 'Start After',
				name: 'startAfter',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-01-31T09:30:00Z',
				description:
					'Date, or tracking ID, from which the first poll starts; when Start From is a certain point. A date without an offset is meant in the time zone of the account, which the credential names.',
				displayOptions: { show: { startFrom: ['point'] } },
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'options',
				options: [
					{ name: 'Beginning', value: 'beginning', description: 'Every record that is there already' },
					{ name: 'Certain Point', value: 'point', description: 'A date or a tracking ID' },
					{ name: 'Now', value: 'now', description: 'Only changes after the activation' },
				],
				default: 'now',
				description: 'What the first poll after an activation gives',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 120,
				description: 'How long to wait for the answer to one request',
			},
		],
	},
];

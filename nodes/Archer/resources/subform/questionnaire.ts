import type { Operation } from '../../../shared/operation/spec';
import { applicationLocator } from '../../locating/applicationLocator';
import { optionalApplication } from '../../locating/optionalApplication';
import { newRecord } from '../../content/recordMethods';
import { recordLocatorOf } from '../../locating/recordLocator';
import { noIds } from '../../values';

const targetModule = 'targetModuleId';

export const createQuestionnaire: Operation = {
	name: 'Create Questionnaire Record',
	value: 'createQuestionnaire',
	action: 'Create questionnaire record',
	description: 'Create a questionnaire for a target record',
	effect: 'write',
	fields: [
		{
			...applicationLocator,
			displayName: 'Questionnaire',
			name: 'questionnaireModuleId',
			description: 'The questionnaire to fill in',
			// A slip of the vendor's parameter table or the true name.
			xml: { path: 'questionnaireModuleId', type: 'int', alsoAs: ['questionnairModuleId'] },
		},
		optionalApplication(
			'The application that the target record is in. Only needed to find the record by its name.',
			{ displayName: 'Target Application', name: targetModule },
		),
		{
			...recordLocatorOf(
				{
					displayName: 'Target Record',
					name: 'targetContentId',
					description: 'The record that is assessed',
				},
				targetModule,
			),
			xml: { path: 'targetContentId', type: 'int' },
		},
	],
	element: 'CreateQuestionnaireRecord',
	uncertain: true,
	answer: {
		repeats: ['questionnaireModuleId', 'targetContentId'],
		emptyTexts: noIds,
		gives: [newRecord],
	},
};
